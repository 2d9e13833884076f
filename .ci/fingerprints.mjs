// `npm run fingerprints`: performs every example sweep, the first sweep and every claim at the quick size, and prints the
// fingerprint of each beside the one recorded in docs/fingerprints.json; fails where they differ.
// `-- --sweeps` leaves the claims out (seconds instead of minutes); `-- --record` writes the file.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { buildCli } from './cli.mjs';
import { enterProject } from './setup.mjs';

enterProject();
const RECORDED = 'docs/fingerprints.json';
const EXAMPLES = 'public/examples';
const OUT = 'tests/.out/fingerprints';

const record = process.argv.includes('--record');
const withClaims = !process.argv.includes('--sweeps');
const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));
const recorded = existsSync(RECORDED) ? readJson(RECORDED) : { sweeps: {}, claims: {} };

function sgdscope(...args) {
  const { status, stderr } = spawnSync('node', ['dist-cli/main.js', ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`sgdscope ${args.join(' ')} must end with status 0, got ${status}:\n${stderr}`);
}

async function firstSweep() {
  const { createServer } = await import('vite');
  const server = await createServer({ server: { middlewareMode: true, watch: null }, appType: 'custom' });
  const { specAt } = await server.ssrLoadModule('/tests/studies/first-sweep.ts');
  await server.close();
  return specAt(0);
}

function show(kind, name, fingerprint) {
  const before = recorded[kind][name] ?? 'none';
  const same = before === fingerprint;
  console.log(
    `${same ? 'same  ' : 'DIFFER'} ${name.padEnd(24)} ${before.slice(0, 16).padEnd(16)} ${fingerprint.slice(0, 16)}`,
  );
  if (!same && !record) process.exitCode = 1;
  return [name, fingerprint];
}

await buildCli();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const specs = readdirSync(EXAMPLES).map((file) => [file.replace('.json', ''), readJson(`${EXAMPLES}/${file}`)]);
specs.push(['first-sweep', await firstSweep()]);
console.log(`       ${'what'.padEnd(24)} ${'recorded'.padEnd(16)} now`);
const sweeps = specs.map(([name, spec]) => {
  writeFileSync(`${OUT}/${name}.json`, JSON.stringify(spec));
  sgdscope('sweep', `${OUT}/${name}.json`, '--out', `${OUT}/${name}`);
  return show('sweeps', name, readJson(`${OUT}/${name}/sweep.json`).fingerprint);
});

function claimFingerprints() {
  sgdscope('claims', '--size', 'quick', '--out', `${OUT}/claims`);
  const ids = readJson(`${OUT}/claims/index.json`);
  return ids.map((id) => show('claims', id, readJson(`${OUT}/claims/${id}.json`).fingerprint));
}
const claims = withClaims ? claimFingerprints() : Object.entries(recorded.claims);

if (record) {
  const document = { sweeps: Object.fromEntries(sweeps), claims: Object.fromEntries(claims) };
  writeFileSync(RECORDED, `${JSON.stringify(document, null, 2)}\n`);
  console.log(`Wrote ${RECORDED}`);
}
process.exit();
