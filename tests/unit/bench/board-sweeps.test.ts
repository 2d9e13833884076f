import { expect, test } from 'vitest';
import { FILLED_BOARDS, LARGE_SWEEP } from '../../../.ci/bench-page/board-sweeps.mjs';
import { buildDataset } from '../../../src/data/build-dataset.ts';
import { linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { prepareSweep } from '../../../src/sweep/perform-sweep.ts';
import { logSpacedSteps } from '../../../src/sweep/segment/evaluation-grid.ts';

test.each(FILLED_BOARDS.map((sweep) => [sweep.samples, sweep] as const))(
  'the link of %i samples opens a sweep that records so many',
  async (samples, { fragment, runs, cells }) => {
    const spec = linkInFragment(fragment)?.spec;
    if (!spec) throw new Error('the link has no spec');
    const { plan } = await prepareSweep(spec, buildDataset);
    expect(plan.runs).toHaveLength(runs);
    expect(plan.learningRates.length * plan.batchSizes.length).toBe(cells);
    const { trainPerDecade, testPerDecade, sharpnessPerDecade } = plan.spec.measure;
    const recorded = plan.runs.reduce((sum, { endStep }) => {
      const count = (perDecade: number) => logSpacedSteps(perDecade, endStep).length;
      return sum + 2 * count(trainPerDecade) + 2 * count(testPerDecade) + count(sharpnessPerDecade);
    }, 0);
    expect(samples).toBe(recorded);
  },
);

test('the large sweep has 340 cells and 1,700 runs', () => {
  expect([LARGE_SWEEP.cells, LARGE_SWEEP.runs]).toEqual([340, 1700]);
});
