import type { BoardSweep } from '../../state/app-state.ts';
import { isSameSpec } from '../../sweep/results/fingerprint.ts';
import { DEFAULT_SPEC } from '../../sweep/spec/default-spec.ts';
import { parseSweepSpec, type SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import type { SweepFinding } from './finding.ts';
import { HEADLINE } from './words.ts';

const FIRST = parseSweepSpec(DEFAULT_SPEC);
/** Whether a name says nothing of its sweep. */
export const isUntitled = (name: string) => name === FIRST.name || name === 'Untitled sweep';

/**
 * What the page says first. That equal ratios end up alike it claims of a finished sweep whose numbers support it, and of the first
 * sweep while that trains, of which docs/first-sweep.md has the numbers at twelve data seeds; of any other it asks.
 */
export function headlineOf(
  sweep: BoardSweep | null,
  finding: SweepFinding | null,
  draft: { spec: SweepSpec; runs: number },
): ReturnType<typeof HEADLINE.alike> {
  const spec = sweep?.plan.spec ?? draft.spec;
  const runs = sweep?.plan.runs.length ?? draft.runs;
  if (!sweep || !finding || sweep.status !== 'finished')
    return HEADLINE[isSameSpec(spec, FIRST) ? 'alike' : 'asked'](runs);
  const { plan, diverged, verdict } = finding;
  if (diverged?.count === runs) return HEADLINE.lost(runs);
  if (verdict === 'none') return HEADLINE.none(runs, plan.learningRates.length, plan.batchSizes.length);
  return HEADLINE[verdict](runs);
}
