// `npm run sgdscope`: bundles the command line for Node when its sources are newer, then runs it. Nothing is left to install
// beside the bundle: it is that of the package too.
import { existsSync, statSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { enterProject, isStarted, newest } from './setup.mjs';

const OUT = 'dist-cli';
const KERNELS = 'src/engine/simd/kernels.wasm';

/** Modules that are never called in Node, and what takes their place. */
const NOT_IN_NODE = [
  // tfjs fetches models with it; nothing here does.
  [/\/node_modules\/node-fetch\//, 'export default globalThis.fetch;'],
  // `createNodeEngine` refuses WebGL.
  [
    /\/src\/engine\/webgl\/webgl-device\.ts$/,
    "export const openWebglDevice = () => { throw new Error('no WebGL in Node'); };",
  ],
];

const notInNode = () => ({
  name: 'not-in-node',
  enforce: 'pre',
  load: (id) => NOT_IN_NODE.find(([path]) => path.test(id.replaceAll('\\', '/')))?.[1] ?? null,
});

/** Builds in the project's folder; relative paths that the user gave start from that of the caller, who is left there. */
export async function buildCli() {
  const caller = process.cwd();
  enterProject();
  try {
    await bundle();
  } finally {
    process.chdir(caller);
  }
}

async function bundle() {
  const { buildKernels } = await import('./kernels.mjs');
  await buildKernels();
  if (existsSync(`${OUT}/main.js`) && statSync(`${OUT}/main.js`).mtimeMs > newest('src')) return;
  const { build } = await import('vite');
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [notInNode()],
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          main: 'src/cli/main.ts',
          worker: 'src/cli/worker.ts',
          'start-page': 'src/cli/start-page.ts',
          library: 'src/api/node.ts',
        },
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  if (existsSync(KERNELS)) await copyFile(KERNELS, `${OUT}/kernels.wasm`);
}

if (isStarted(import.meta.url)) {
  await buildCli();
  await import('../dist-cli/main.js');
}
