import type { Program } from '../../engine/contract.ts';
import { measureInterpolation } from '../../probes/landscape/landscape.ts';
import { distanceOf } from './distance.ts';
import type { InterpolationFinding, SplitInterpolation } from './findings.ts';
import type { RunStates } from './states.ts';

/** Number of places in [0, 1]; the line extends beyond both ends by BEYOND times its length. */
const PLACES = 61;
const BEYOND = 0.5;

/** A step of a run. */
interface Place {
  readonly states: RunStates;
  readonly step: number;
}

/** The loss on the straight line from one run to another, on both splits. */
export async function findInterpolation(
  program: Program,
  { from, to, hasTest }: { from: Place; to: Place; hasTest: boolean },
): Promise<InterpolationFinding> {
  const a = (await from.states.at(from.step)).theta;
  const b = (await to.states.at(to.step)).theta;
  const along = async (split: 'train' | 'test') => {
    const { fractions, loss, barrier, top } = await measureInterpolation(program, a, b, {
      points: PLACES,
      beyond: BEYOND,
      split,
    });
    const found: SplitInterpolation = { loss, barrier: barrier.value, error: barrier.error, top };
    return { fractions, found };
  };
  const train = await along('train');
  const test = hasTest ? (await along('test')).found : null;
  return { fractions: train.fractions, train: train.found, test, distance: distanceOf(a, b) };
}
