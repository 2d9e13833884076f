import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { build, type Plugin } from 'vite';

const SERVICE_WORKER = 'service-worker.js';
/** Files that the page never asks for: the evidence is drawn from its numbers, pictures are for README.md and for link previews. */
const NEVER_ASKED = /^(evidence\/.*\.(svg|md)|screenshot\.png|link-card\.png|service-worker\.js)$/;
const META = '<meta name="viewport"';

interface KeptFile {
  readonly path: string;
  readonly integrity: string;
  readonly bytes: number;
}

const hash = (content: Uint8Array | string) => createHash('sha256').update(content).digest('base64');

const isDocument = (path: string) => path.endsWith('.html');

/** The files of a built page that are kept for use without a network, in the order of their paths. */
export function keptFiles(folder: string): KeptFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .split(sep)
        .join('/'),
    )
    .filter((path) => !NEVER_ASKED.test(path))
    .sort()
    .map((path) => {
      const content = readFileSync(join(folder, path));
      return { path, integrity: `sha256-${hash(content)}`, bytes: content.length };
    });
}

/** The code of a service worker, in one file. */
async function workerCode(entry: string, define: Readonly<Record<string, string>>): Promise<string> {
  const result = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define,
    build: {
      target: 'es2023',
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: resolve(import.meta.dirname, '../src/offline/worker', entry),
        output: { format: 'iife' },
      },
    },
  });
  if (!('output' in result)) throw new Error('service worker: the build must give one output, and does not.');
  return result.output[0].code;
}

/**
 * Writes `service-worker.js` for the page that was built into `folder`, and its version into each document. With `isKept` false the
 * file ends the service workers of earlier builds.
 */
export async function writeServiceWorker(folder: string, isKept: boolean): Promise<void> {
  const before = keptFiles(folder);
  const version = hash(before.map(({ path, integrity }) => `${path} ${integrity}\n`).join(''))
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 16);
  const bytes = before.reduce((sum, file) => sum + file.bytes, 0);
  const meta = `<meta name="sgdscope-version" content="${version}" data-bytes="${bytes}" data-offline="${isKept ? 'kept' : 'off'}" />`;
  for (const { path } of before.filter((file) => isDocument(file.path))) {
    const html = readFileSync(join(folder, path), 'utf8');
    if (!html.includes(META)) throw new Error(`${path}: it must contain ${META}, and does not.`);
    writeFileSync(join(folder, path), html.replace(META, `${meta}\n    ${META}`));
  }
  const files = keptFiles(folder).map(({ path, integrity }) => ({
    path: path === 'index.html' ? '' : path,
    integrity,
  }));
  const code = isKept
    ? await workerCode('service-worker.ts', {
        OFFLINE_VERSION: JSON.stringify(version),
        OFFLINE_FILES: JSON.stringify(files),
      })
    : await workerCode('retiring-worker.ts', {});
  writeFileSync(join(folder, SERVICE_WORKER), code);
}

/** Builds the service worker after everything else. The environment variable `OFFLINE=none` makes a build without one. */
export function offline(): Plugin {
  return {
    name: 'offline',
    apply: 'build',
    enforce: 'post',
    writeBundle: {
      order: 'post',
      sequential: true,
      handler: ({ dir }) => writeServiceWorker(resolve(dir ?? 'dist'), process.env.OFFLINE !== 'none'),
    },
  };
}
