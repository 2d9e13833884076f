import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './.ci/chromium.mjs';
import { embed } from './.ci/embed-document.ts';
import { lessonMarkup } from './.ci/lesson-markup.ts';
import { linkPreview } from './.ci/link-preview.ts';
import { offline } from './.ci/offline.ts';
import { pageSecurity } from './.ci/page-security.ts';
import { publicAddress } from './.ci/public-url.ts';
import { zodWithoutEval } from './.ci/zod-without-eval.mjs';

const executablePath = findChromium();
/** Generous everywhere: a slow or busy machine must not fail what is right. At full size an hour. */
const patience = (milliseconds: number) => (process.env.LONG === '1' ? 3_600_000 : milliseconds);

const ISOLATED = 'tests/**/*.isolated.test.ts';

let staticImports: Set<string> | null = null;
/** All that the page's entry imports statically is one chunk: it is fetched at once, and together it compresses better. */
function firstChunk(id: string, graph: { getModuleInfo(id: string): { importedIds: string[] } | null }) {
  if (staticImports === null) {
    staticImports = new Set();
    const waiting = [resolve('src/main.tsx')];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (staticImports.has(next)) continue;
      staticImports.add(next);
      waiting.push(...(graph.getModuleInfo(next)?.importedIds ?? []));
    }
  }
  return staticImports.has(id) ? 'page' : null;
}

/** Serves the reference networks with the page, at reference/<name>.json, so that it can check its engines on them. */
function referenceNetworks(): Plugin {
  const folder = 'tests/reference';
  return {
    name: 'reference-networks',
    configureServer: (server) =>
      void server.middlewares.use('/reference', (request, response) => {
        response.setHeader('Content-Type', 'application/json');
        response.end(readFileSync(`${folder}/${basename(request.url ?? '')}`));
      }),
    generateBundle() {
      for (const name of readdirSync(folder))
        this.emitFile({ type: 'asset', fileName: `reference/${name}`, source: readFileSync(`${folder}/${name}`) });
    },
  };
}

export default defineConfig({
  base: './',
  // Every address is a file: a missing one is answered with 404, not with the page.
  appType: 'mpa',
  plugins: [
    react(),
    lessonMarkup(),
    publicAddress(),
    linkPreview(),
    referenceNetworks(),
    zodWithoutEval(),
    pageSecurity(),
    embed(),
    offline(),
  ],
  worker: { format: 'es', plugins: () => [zodWithoutEval()] },
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 2000,
    modulePreload: {
      // A view that loads later names its style sheets alone: the names of all its chunks would be a part of what loads first. Its
      // imports are found once it is there, and the service worker or the idle page has fetched it by then.
      resolveDependencies: (_file, dependencies, { hostType }) =>
        hostType === 'html' ? dependencies : dependencies.filter((name) => name.endsWith('.css')),
    },
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: firstChunk, debugName: 'page' }] } } },
  },
  test: {
    // What tests print is shown where they fail.
    silent: 'passed-only',
    // All cores: files of a project run side by side, one project after the other.
    maxWorkers: '100%',
    hookTimeout: patience(120_000),
    // Files share the modules that they import: loading them again for each file takes as long as the tests do.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          exclude: [ISOLATED],
          testTimeout: patience(60_000),
        },
      },
      {
        extends: true,
        test: {
          name: 'numerics',
          environment: 'node',
          include: ['tests/numerics/**/*.test.ts'],
          exclude: [ISOLATED],
          testTimeout: patience(120_000),
        },
      },
      {
        extends: true,
        // Files that put another module in the place of one of ours.
        test: {
          name: 'isolated',
          environment: 'node',
          include: [ISOLATED],
          isolate: true,
          testTimeout: patience(120_000),
        },
      },
      {
        extends: true,
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs',
            '@tensorflow/tfjs-backend-webgl',
            'react',
            'react-dom',
            'react-dom/client',
            '@mantine/core',
            '@mantine/hooks',
            'd3',
            'd3-array',
            'd3-scale',
            'zod',
            'zustand/vanilla',
            'dexie',
            'fflate',
            'hyparquet',
            'hyparquet-writer/src/bytewriter.js',
            'hyparquet-writer/src/parquet-writer.js',
            'axe-core',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: patience(180_000),
          expect: { poll: { timeout: patience(60_000) } },
          fileParallelism: false,
          env: { LONG: process.env.LONG ?? '' },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: { args: CHROMIUM_FLAGS, ...(executablePath ? { executablePath } : {}) },
            }),
          },
        },
      },
      {
        extends: true,
        // The command line as a process.
        test: {
          name: 'cli',
          environment: 'node',
          include: ['tests/cli/**/*.test.ts'],
          globalSetup: ['tests/support/build-cli.ts'],
          testTimeout: patience(600_000),
        },
      },
      {
        extends: true,
        // Real schedulers, which `npm run test:schedulers` installs and runs; not a part of `npm test`.
        test: {
          name: 'schedulers',
          environment: 'node',
          include: ['tests/schedulers/**/*.test.ts'],
          globalSetup: ['tests/support/schedulers/one-process.ts'],
          testTimeout: patience(600_000),
          hookTimeout: patience(300_000),
          // They wait more than they compute.
          maxWorkers: 2,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/support/build-cli.ts'],
          setupFiles: ['tests/support/fail-on-breach.ts'],
          testTimeout: patience(600_000),
          hookTimeout: patience(300_000),
          // A page that trains takes a core; what it waits for takes none.
          maxWorkers: 2,
        },
      },
    ],
  },
});
