// `npm run bench:page [-- --against COMMIT] [--rounds N]`: cold loads of the built page, in turns with those of another commit, and their ratios.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { buildOf } from './bench-page/build-of.mjs';
import { measureLoad } from './bench-page/measure-load.mjs';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { buildKernels } from './kernels.mjs';
import { enterProject } from './setup.mjs';

enterProject();
const { values } = parseArgs({ options: { against: { type: 'string' }, rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
if (!(Number.isInteger(rounds) && rounds > 0)) {
  console.error(`bench:page: --rounds must be a whole number of at least 1, got "${values.rounds}".`);
  process.exit(2);
}
await buildKernels();
await build({ logLevel: 'error' });
const builds = [
  ['now', 'dist'],
  ...(values.against ? [['before', buildOf(values.against, 'tests/.out/bench-page-of')]] : []),
];
const served = await Promise.all(
  builds.map(async ([name, outDir]) => {
    const server = await preview({ build: { outDir }, preview: { port: 0, host: '127.0.0.1' }, logLevel: 'error' });
    return { name, server, url: server.resolvedUrls.local[0], loads: [] };
  }),
);
// A browser for each load: nothing is cached, no code is compiled before.
for (let round = 0; round < rounds; round++)
  for (const { url, loads } of round % 2 === 0 ? served : served.toReversed()) {
    const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath: await ensureChromium() });
    loads.push(await measureLoad(browser, url));
    await browser.close();
  }
for (const { server } of served) await server.close();

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const [now, before] = served.map(
  ({ loads }) =>
    (figure) =>
      median(loads.map((load) => load[figure])),
);
console.log(`Medians of ${rounds} cold loads, ms${before ? `; before: ${values.against}` : ''}\n`);
console.log(
  `${'figure'.padEnd(14)}${'now'.padStart(9)}${before ? `${'before'.padStart(9)}${'ratio'.padStart(8)}` : ''}`,
);
for (const figure of Object.keys(served[0].loads[0])) {
  const value = now(figure);
  const other = before?.(figure);
  const compared = before ? `${other.toFixed(0).padStart(9)}${(value / other).toFixed(2).padStart(8)}` : '';
  console.log(`${figure.padEnd(14)}${value.toFixed(0).padStart(9)}${compared}`);
}
process.exit(0);
