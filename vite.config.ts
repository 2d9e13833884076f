import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { CHROMIUM_FLAGS, findChromium } from './.ci/chromium.mjs';

const executablePath = findChromium();

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
  plugins: [react(), referenceNetworks()],
  worker: { format: 'es' },
  build: { target: 'es2023', chunkSizeWarningLimit: 2000 },
  test: {
    // All cores: files of a project run side by side, one project after the other.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        // Generous everywhere: a slow or busy machine must not fail what is right.
        test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.{ts,tsx}'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'numerics', environment: 'node', include: ['tests/numerics/**/*.test.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        optimizeDeps: {
          include: [
            '@tensorflow/tfjs',
            '@tensorflow/tfjs-backend-webgl',
            'react',
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
            'axe-core',
          ],
        },
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.{ts,tsx}'],
          testTimeout: 180_000,
          fileParallelism: false,
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
        test: { name: 'cli', environment: 'node', include: ['tests/cli/**/*.test.ts'], testTimeout: 600_000 },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
