// `npm run lecture`: performs the first sweep and writes it into the lecture that comes with the page, public/lectures/same-ratio.lecture.json.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'vite';
import { buildCli } from './cli.mjs';
import { enterProject } from './setup.mjs';

const OUT = 'tests/.out/lecture';
const LECTURE = 'public/lectures/same-ratio.lecture.json';

enterProject();
await buildCli();
const server = await createServer({
  server: { middlewareMode: true, watch: null },
  appType: 'custom',
  logLevel: 'error',
});
const { spec, textWith } = await server.ssrLoadModule('/tests/studies/same-ratio-lecture.ts');
mkdirSync(OUT, { recursive: true });
writeFileSync(`${OUT}/spec.json`, JSON.stringify(spec));
const { status } = spawnSync('node', ['dist-cli/main.js', 'sweep', `${OUT}/spec.json`, '--out', OUT], {
  stdio: 'inherit',
});
if (status !== 0) throw new Error(`The sweep must end with status 0, got ${status}.`);
mkdirSync('public/lectures', { recursive: true });
const text = textWith(readFileSync(`${OUT}/sweep.json`, 'utf8'), new Date().toISOString().slice(0, 10));
writeFileSync(LECTURE, text);
await server.close();
console.log(`Wrote ${LECTURE}, ${(text.length / 1000).toFixed(0)} kB`);
