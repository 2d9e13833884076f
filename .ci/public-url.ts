import type { Plugin } from 'vite';

/**
 * The address under which a build will be served, from the environment variable `PUBLIC_URL`, ending in a slash; null where
 * it is not set. Throws Error where it is no address of a folder on the web.
 */
export function publicUrl(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '')
    throw new Error(
      `PUBLIC_URL: it must be the address of the folder that serves the page, as in https://example.org/sgdscope/, got "${text}".`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

/** Builds the page with `import.meta.env.PUBLIC_URL` as a constant. */
export function publicAddress(): Plugin {
  return {
    name: 'public-address',
    config: () => ({
      define: { 'import.meta.env.PUBLIC_URL': JSON.stringify(publicUrl(process.env.PUBLIC_URL)) },
    }),
  };
}
