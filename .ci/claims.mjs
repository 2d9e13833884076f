// `npm run claims`: tests every claim and writes the evidence that comes with the page. Options are those of `claims`.
import { buildCli } from './cli.mjs';

await buildCli();
process.argv.splice(2, 0, 'claims', '--out', 'public/evidence');
await import('../dist-cli/main.js');
