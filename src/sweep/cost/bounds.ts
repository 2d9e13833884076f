import { SpecError } from '../../errors.ts';
import { ruleOf } from '../rules/registry.ts';
import { batchSizesOf } from '../spec/axis.ts';
import type { SweepSpec } from '../spec/sweep-spec.ts';
import { bytesText } from './cost-text.ts';
import { type SweepCost, sweepCost } from './sweep-cost.ts';

/** What no machine that we know of would hold or finish: a spec beyond is a mistake. Below, the user decides. */
const MOST = {
  /** Inputs of one data set: an array of f32 in one piece. */
  data: 2 ** 32,
  states: 2 ** 36,
  samples: 50_000_000,
  /** Rows that a rule makes of one run in a step. */
  rows: 2 ** 30,
} as const;

function requireAtMost(
  bytes: number,
  most: number,
  { where, what, fix }: { where: string; what: string; fix: string },
) {
  if (bytes <= most) return;
  throw new SpecError(`${where}: ${what} must take at most ${bytesText(most)}, got ${bytesText(bytes)}. ${fix}`);
}

/**
 * The cost of a sweep, which must be within what a machine can hold. To be called before anything is made of a spec from
 * outside: the work of this function is bounded. Throws SpecError.
 */
export function boundedCost(spec: SweepSpec): SweepCost {
  const cost = sweepCost(spec);
  requireAtMost(cost.bytes.data, MOST.data, {
    where: 'dataset',
    what: 'the inputs of its examples',
    fix: 'Use fewer or smaller examples.',
  });
  requireAtMost(cost.bytes.states, MOST.states, {
    where: 'grid',
    what: 'the states of all runs',
    fix: 'Use fewer runs or a smaller network.',
  });
  if (cost.samples > MOST.samples)
    throw new SpecError(
      `measure: all runs together must record at most ${MOST.samples.toLocaleString('en-US')} samples, got ` +
        `${cost.samples.toLocaleString('en-US')}. Measure less often or use fewer runs.`,
    );
  const { trainCount: examples } = spec.dataset;
  const largest = Math.max(...batchSizesOf(spec.grid.batchSizes, examples));
  const { rows } = ruleOf(spec.rule).cost({ examples, batchSize: Math.min(largest, examples) });
  requireAtMost((rows * cost.bytes.states) / cost.runs, MOST.rows, {
    where: 'rule',
    what: 'the ascent steps of one mini-batch',
    fix: 'Use a larger ascentBatch or a smaller B.',
  });
  return cost;
}
