import type { Program } from '../engine/contract.ts';
import { evenly, measureSlice } from '../probes/landscape/landscape.ts';
import { logSpacedSteps } from '../sweep/segment/evaluation-grid.ts';
import type { InspectedRun } from './inspect-runs.ts';

/** Looks per factor of ten in steps. */
const LOOKS_PER_DECADE = 48;

/** θ at the first of the looks at which the training loss of a run is at most `target`; null if it never is. */
export async function parametersAtLoss(
  { run, at }: Pick<InspectedRun, 'run' | 'at'>,
  target: number,
): Promise<Float32Array | null> {
  for (const step of logSpacedSteps(LOOKS_PER_DECADE, run.endStep)) {
    const end = await at(step, async ({ point, theta }) => {
      const { loss } = await point.evaluate('train');
      return loss[0] <= target ? theta : null;
    });
    if (end !== null) return end;
  }
  return null;
}

/** α from one solution (0) to another (1) and as far beyond both, in twentieths. */
export const LINE_FRACTIONS = evenly(-1, 2, 61);

/** L at (1 − α)θ_from + αθ_to for each of `LINE_FRACTIONS`. */
export async function lossesOnLine(program: Program, from: Float32Array, to: Float32Array): Promise<Float64Array> {
  const way = from.map((value, p) => to[p] - value);
  const slice = await measureSlice(program, { theta: from, directions: [way], coordinates: [LINE_FRACTIONS] });
  return slice.loss;
}
