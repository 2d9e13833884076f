// `npm run coverage`: simulates every interval that is shown and writes docs/interval-coverage.md. Takes some minutes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { ensurePackages } from './setup.mjs';

const OUT = 'tests/.out/coverage';

ensurePackages();
const { build } = await import('vite');
await build({
  configFile: false,
  logLevel: 'error',
  publicDir: false,
  build: {
    ssr: true,
    target: 'node20',
    outDir: OUT,
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'tests/support/interval-coverage/write-table.ts' },
      output: { entryFileNames: '[name].js' },
    },
  },
});
const { coverageDocument } = await import('../tests/.out/coverage/main.js');
mkdirSync('docs', { recursive: true });
writeFileSync('docs/interval-coverage.md', coverageDocument());
console.log('Wrote docs/interval-coverage.md');
