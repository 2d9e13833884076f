// Builds the library entry of the package for browsers, and its types: dist-library. The entry for Node is in the bundle of the
// command line (cli.mjs), with which it shares its code.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { enterProject, isStarted, newest } from './setup.mjs';
import { zodWithoutEval } from './zod-without-eval.mjs';

const OUT = 'dist-library';
const TYPES = 'node_modules/.cache/types/core';
const TYPES_ENTRY = 'api/library.d.ts';

const WORKER = "new URL('./main.ts', import.meta.url)";
const WORKER_MARK = '__LIBRARY_WORKER__';

/**
 * The worker is one file beside the entry, named by text that bundlers of users look for: `new URL("…", import.meta.url)`. They copy
 * that file as it is, so it must import nothing; the mark keeps Vite from making its own of it.
 */
const workerBeside = {
  name: 'worker-beside',
  enforce: 'pre',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').endsWith('/src/worker/browser-channel.ts')) return null;
    if (!code.includes(WORKER)) throw new Error(`${id}: it must contain ${WORKER}, and does not.`);
    return { code: code.replace(WORKER, WORKER_MARK), map: null };
  },
  renderChunk: (code) =>
    code.includes(WORKER_MARK)
      ? { code: code.replace(WORKER_MARK, 'new URL("./worker.js", import.meta.url)'), map: null }
      : null,
};

async function bundle() {
  const { build } = await import('vite');
  const common = {
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [workerBeside, zodWithoutEval()],
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  const output = { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' };
  /** One entry. As a library it has the kernels in its code: a bundler of users would not find them beside the worker. */
  const buildEntry = (name, path, { minify, ...more }) =>
    build({
      ...common,
      build: {
        target: 'es2023',
        outDir: OUT,
        emptyOutDir: false,
        lib: { entry: { [name]: path }, formats: ['es'] },
        minify,
        rolldownOptions: { output: { ...output, minify, ...more } },
      },
    });
  rmSync(OUT, { recursive: true, force: true });
  await buildEntry('browser', 'src/api/browser.ts', { minify: false });
  await buildEntry('worker', 'src/worker/main.ts', { minify: true, codeSplitting: false });
}

const SPECIFIER = /((?:from|import)\s*\(?\s*)(['"])([^'"]+)\2/g;

/** Copies the declarations of the entry and of all that they name. They may name no package: a user has none of ours. */
function copyTypes() {
  const waiting = [TYPES_ENTRY];
  const done = new Set(waiting);
  const texts = new Map();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = readFileSync(join(TYPES, path), 'utf8').replaceAll(SPECIFIER, (_, before, quote, name) => {
      if (!name.startsWith('.'))
        throw new Error(`${path}: the types of the library must name no package, got ${name}.`);
      const target = relative(TYPES, resolve(TYPES, dirname(path), name.replace(/\.ts$/, '.d.ts')));
      if (!done.has(target)) waiting.push(target);
      done.add(target);
      return `${before}${quote}${name.replace(/\.ts$/, '.js')}${quote}`;
    });
    texts.set(path, text.replace(/\n?\/\/# sourceMappingURL=.*\n?$/, '\n'));
  }
  for (const [path, text] of [...texts].reverse()) {
    const copy = join(OUT, 'types', path);
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
  }
}

/** Builds where sources are newer. */
export async function buildLibrary() {
  const built = join(OUT, 'types', TYPES_ENTRY); // the last of it
  if (existsSync(built) && statSync(built).mtimeMs > newest('src')) return;
  const { buildKernels } = await import('./kernels.mjs');
  await buildKernels();
  await bundle();
  execFileSync('npx', ['tsc', '-b', 'src/tsconfig.core.json'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  rmSync(join(OUT, 'types'), { recursive: true, force: true });
  copyTypes();
}

if (isStarted(import.meta.url)) {
  enterProject();
  await buildLibrary();
}
