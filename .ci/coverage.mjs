// `npm run coverage`: simulates every interval that is shown and writes docs/interval-coverage.md. Takes some ten minutes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { enterProject } from './setup.mjs';

enterProject();
process.env.LONG = '1'; // estimands by longer simulations
const { createServer } = await import('vite');
const server = await createServer({
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
const { coverageDocument } = await server.ssrLoadModule('/tests/support/interval-coverage/write-table.ts');
mkdirSync('docs', { recursive: true });
writeFileSync('docs/interval-coverage.md', coverageDocument());
await server.close();
console.log('Wrote docs/interval-coverage.md');
