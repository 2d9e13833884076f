const ZOD_SETTINGS = 'export const globalConfig = globalThis.__zod_globalConfig;';

/**
 * zod compiles schemas to functions from text where it can, and tries whether it can: the page's policy forbids both, and
 * reports the trial. It must be told before its first schema is made, that is by its own first module.
 */
export function zodWithoutEval() {
  return {
    name: 'zod-without-eval',
    apply: 'build',
    transform(code, id) {
      if (!/\/zod\/v4\/core\/core\.js$/.test(id.replaceAll('\\', '/'))) return null;
      if (!code.includes(ZOD_SETTINGS))
        throw new Error(`${id}: it must contain “${ZOD_SETTINGS}”, and does not. Look how this version of zod is set.`);
      return { code: code.replace(ZOD_SETTINGS, `${ZOD_SETTINGS}\nglobalConfig.jitless = true;`), map: null };
    },
  };
}
