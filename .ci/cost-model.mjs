// `npm run cost-model`: trains the sweeps of docs/cost-model.md in one thread and prints, for each, what its phases took and were
// predicted to take, and how well time left was predicted on the way.
import { enterProject } from './setup.mjs';

enterProject();
const { createServer } = await import('vite');

const server = await createServer({
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
const { STUDIED_SWEEPS, recordSweep } = await server.ssrLoadModule('/tests/studies/recorded-sweep.ts');
const { reportOf } = await server.ssrLoadModule('/tests/studies/time-left.ts');
for (const [name, spec] of Object.entries(STUDIED_SWEEPS)) console.log(reportOf(name, await recordSweep(spec)));
await server.close();
