// `npm run first-sweep [-- COUNT]`: performs the first sweep at COUNT data seeds (default 12) and writes docs/first-sweep.md.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { buildCli } from './cli.mjs';
import { enterProject } from './setup.mjs';

const COUNT = Number(process.argv[2] ?? 12);
const OUT = 'tests/.out/first-sweep';

enterProject();
await buildCli();
const server = await createServer({
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
const { documentOf, specAt } = await server.ssrLoadModule('/tests/studies/first-sweep.ts');
const sweeps = [];
for (let dataSeed = 0; dataSeed < COUNT; dataSeed++) {
  const folder = `${OUT}/${dataSeed}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}.json`, JSON.stringify(specAt(dataSeed)));
  const { status } = spawnSync('node', ['dist-cli/main.js', 'sweep', `${folder}.json`, '--out', folder], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error(`The sweep with data seed ${dataSeed} must end with status 0, got ${status}.`);
  const { fingerprint, results } = JSON.parse(readFileSync(`${folder}/sweep.json`, 'utf8'));
  sweeps.push({ dataSeed, fingerprint, results });
}
mkdirSync('docs', { recursive: true });
writeFileSync('docs/first-sweep.md', documentOf(sweeps));
await server.close();
console.log('Wrote docs/first-sweep.md');
