import { SpecError } from '../../errors.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import type { BoardSweep } from '../app-state.ts';
import type { StoreDependencies } from '../dependencies.ts';
import { savedSweepOf } from '../import-sweep.ts';
import type { LectureSweep } from './lecture.ts';
import { unpackResults } from './saved-results.ts';

/** The results of a lecture's sweep as a file that this page opens; null where it has none. Throws SpecError where they are damaged. */
export function resultsFile({ spec, saved }: LectureSweep): File | null {
  if (!saved) return null;
  return new File([unpackResults(saved, spec.name)], `${spec.name}.sweep.json`, { type: 'application/json' });
}

/**
 * The finished sweep that a lecture carries: its samples are checked against the plan, its results and its fingerprint derived again.
 * Rejects with SpecError where they are damaged, or of another spec than the lecture states.
 */
export async function readResults(
  sweep: LectureSweep,
  wiring: Pick<StoreDependencies, 'sources' | 'fileWork'>,
): Promise<BoardSweep> {
  const file = resultsFile(sweep);
  const { name } = sweep.spec;
  if (!file) throw new SpecError(`${name}: the lecture must carry its results to be read, got none. Run the sweep.`);
  const shown = await savedSweepOf({ name: file.name, content: file }, wiring, new AbortController().signal);
  if (!isSameSpec(shown.plan.spec, sweep.spec))
    throw new SpecError(
      `${name}: its saved results must be of the spec in the lecture, got those of another. Save the lecture again.`,
    );
  if (shown.fingerprint === null)
    throw new SpecError(
      `${name}: its saved results must be of a finished sweep, got one that has not ended. Save the lecture again.`,
    );
  return shown;
}
