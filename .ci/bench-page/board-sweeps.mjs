// Sweeps of tiny networks that fill the board with a known number of samples, as links that every version of the page opens.
import { deflateSync } from 'fflate';

/** 1, 1.5, 2, 3, 4, 6, …, from `from` on: many cells share their η/B. */
const stairs = (count, from) =>
  Array.from({ length: count }, (_, i) => from * 2 ** Math.floor(i / 2) * (i % 2 ? 1.5 : 1));

/** Number of steps at which something is measured: `logSpacedSteps` of src/sweep/segment/evaluation-grid.ts. */
function measurements(perDecade, end) {
  let count = 2;
  const ratio = 10 ** (1 / perDecade);
  for (let step = 1; step < end; step = Math.max(step + 1, Math.round(step * ratio))) count++;
  return count;
}

/** Losses and accuracies on both sets, and λ₁. */
const samplesOfRun = ({ trainPerDecade, testPerDecade, sharpnessPerDecade }, steps) =>
  2 * measurements(trainPerDecade, steps) +
  2 * measurements(testPerDecade, steps) +
  measurements(sharpnessPerDecade, steps);

function boardSweep({ rates, sizes, seeds, hidden, steps, measure }) {
  const spec = {
    version: 1,
    name: 'board',
    dataset: { source: { kind: 'moons' }, trainCount: 512, testCount: 64 },
    model: { hidden },
    grid: { learningRates: stairs(rates, 1 / 256), batchSizes: stairs(sizes, 2), seeds },
    budget: { kind: 'steps', steps },
    measure,
  };
  const runs = rates * sizes * seeds;
  return {
    cells: rates * sizes,
    runs,
    samples: runs * samplesOfRun(measure, steps),
    /** A link of version 1. */
    fragment: `#sweep=${Buffer.from(deflateSync(Buffer.from(JSON.stringify(spec)))).toString('base64url')}`,
  };
}

const SPARSE = { trainPerDecade: 8, testPerDecade: 2, sharpnessPerDecade: 1 };
const DENSE = { trainPerDecade: 24, testPerDecade: 8, sharpnessPerDecade: 3 };

/** About 10³, 10⁴, 10⁵ and 2·10⁵ samples. Each trains for some ten seconds on one worker: the fewer runs, the more they do. */
export const FILLED_BOARDS = [
  boardSweep({ rates: 3, sizes: 2, seeds: 2, hidden: [32, 32], steps: 20_000, measure: SPARSE }),
  boardSweep({ rates: 6, sizes: 5, seeds: 4, hidden: [16], steps: 6000, measure: SPARSE }),
  boardSweep({ rates: 17, sizes: 10, seeds: 5, hidden: [4], steps: 400, measure: DENSE }),
  boardSweep({ rates: 20, sizes: 17, seeds: 5, hidden: [4], steps: 300, measure: DENSE }),
];
export const LARGE_SWEEP = FILLED_BOARDS[3];
