// `npm run bench:page [-- --against COMMIT] [--rounds N] [--only load,lecture,board]`: the built page, in turns with that of another commit, and their
// ratios. `load`: cold loads of the page that opens. `lecture`: from a key to the
// painted step. `board`: what sweeps of up to 2·10⁵ samples cost the page's thread while they train.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { FILLED_BOARDS, LARGE_SWEEP } from './bench-page/board-sweeps.mjs';
import { buildOf } from './bench-page/build-of.mjs';
import { measureLarge, measureRedraws } from './bench-page/measure-board.mjs';
import { measureLoad } from './bench-page/measure-load.mjs';
import { measureSteps } from './bench-page/measure-steps.mjs';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium.mjs';
import { buildKernels } from './kernels.mjs';
import { enterProject } from './setup.mjs';

enterProject();
const QUESTIONS = ['load', 'lecture', 'board'];
const { values } = parseArgs({
  options: {
    against: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: QUESTIONS.join() },
  },
});
const rounds = Number(values.rounds);
if (!(Number.isInteger(rounds) && rounds > 0)) {
  console.error(`bench:page: --rounds must be a whole number of at least 1, got "${values.rounds}".`);
  process.exit(2);
}
const asked = values.only.split(',');
if (!asked.every((question) => QUESTIONS.includes(question))) {
  console.error(`bench:page: --only must be of ${QUESTIONS.join(', ')}, separated by commas, got "${values.only}".`);
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
    return { name, server, url: server.resolvedUrls.local[0] };
  }),
);
const executablePath = await ensureChromium();

/** Figures of each round of a measurement in the same order as `served`, in turns; a browser for each, with nothing cached or compiled. */
async function inTurns(measure) {
  const figures = new Map(served.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const { name, url } of round % 2 === 0 ? served : served.toReversed()) {
      const browser = await chromium.launch({ args: CHROMIUM_FLAGS, executablePath });
      figures.get(name).push(await measure(browser, url));
      await browser.close();
    }
  return figures;
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const WIDTH = 40;
const text = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));

/** One line per figure: its median now, and before, and their ratio. */
function report(head, figures) {
  const before = figures.get('before');
  const columns = before ? `${'before'.padStart(9)}${'ratio'.padStart(8)}` : '';
  console.log(`\n${head.padEnd(WIDTH)}${'now'.padStart(9)}${columns}`);
  for (const figure of Object.keys(figures.get('now')[0])) {
    const of = (all) => median(all.map((each) => each[figure]));
    const value = of(figures.get('now'));
    const compared = before ? `${text(of(before)).padStart(9)}${(value / of(before)).toFixed(2).padStart(8)}` : '';
    console.log(`${figure.padEnd(WIDTH)}${text(value).padStart(9)}${compared}`);
  }
}

/** Two digits: "1 000", "210 000". */
const about = (count) => Number(count.toPrecision(2)).toLocaleString('en-US').replaceAll(',', ' ');

console.log(`Medians of ${rounds} rounds, ms${values.against ? `; before: ${values.against}` : ''}`);
if (asked.includes('load')) report('a cold load', await inTurns(measureLoad));
if (asked.includes('lecture')) report('the lecture', await inTurns(measureSteps));
if (asked.includes('board')) {
  const { cells, runs } = LARGE_SWEEP;
  report(
    `${about(cells)} cells, ${about(runs)} runs, in training`,
    await inTurns((browser, url) => measureLarge(browser, url, LARGE_SWEEP)),
  );
  report(
    'one redraw',
    await inTurns(async (browser, url) => {
      const costs = {};
      for (const sweep of FILLED_BOARDS)
        costs[`${about(sweep.samples)} samples of ${about(sweep.runs)} runs`] = await measureRedraws(
          browser,
          url,
          sweep,
        );
      return costs;
    }),
  );
}
for (const { server } of served) await server.close();
process.exit(0);
