// `npm run claims`: tests every claim, writes the evidence that comes with the page, and counts its verdicts in README.md.
// Options are those of `claims`: `npm run claims -- --until decided` makes each at the smallest size that decides it.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildCli } from './cli.mjs';
import { enterProject } from './setup.mjs';
import { withVerdicts } from './verdict-paragraph.mjs';

const FOLDER = 'public/evidence';

enterProject();
await buildCli();
process.argv.splice(2, 0, 'claims', '--out', FOLDER);
await import('../dist-cli/main.js');
if (!process.exitCode) {
  const read = (name) => JSON.parse(readFileSync(`${FOLDER}/${name}`, 'utf8'));
  const files = read('index.json').map((id) => read(`${id}.json`));
  writeFileSync('README.md', withVerdicts(readFileSync('README.md', 'utf8'), files));
}
