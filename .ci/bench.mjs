// `npm run bench`: sets up, builds the bench for Node and for the browser, then measures. See tests/bench/main.ts.
import { copyFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { enterProject } from './setup.mjs';

const SOURCE = 'tests/bench';
const NODE_OUT = 'tests/.out/bench';
const PAGE_OUT = 'tests/.out/bench-page';

enterProject();
const { ensureChromium } = await import('./chromium.mjs');
process.env.CHROMIUM = await ensureChromium();
const { buildKernels } = await import('./kernels.mjs');
await buildKernels();
const { buildCli } = await import('./cli.mjs');
await buildCli();
const { build } = await import('vite');
const shared = { configFile: false, logLevel: 'error', publicDir: false };
await build({
  ...shared,
  build: {
    ssr: true,
    target: 'node20',
    outDir: NODE_OUT,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: { input: { main: `${SOURCE}/main.ts` }, output: { entryFileNames: '[name].js' } },
  },
});
await copyFile('src/engine/simd/kernels.wasm', `${NODE_OUT}/kernels.wasm`);
await build({
  ...shared,
  root: SOURCE,
  base: './',
  worker: { format: 'es' },
  build: {
    target: 'es2023',
    outDir: resolve(PAGE_OUT),
    emptyOutDir: true,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { input: `${SOURCE}/page.html` },
  },
});
const { runBench } = await import('../tests/.out/bench/main.js');
await runBench(process.argv.slice(2), { page: PAGE_OUT });
process.exit(0);
