import { engineName } from '../engine/provenance.ts';
import { compareWithLink } from '../sweep/link/reproduction.ts';
import { isSameSpec } from '../sweep/results/fingerprint.ts';
import type { AppState } from './app-state.ts';
import type { PromisedResults, Reproduction, ReproductionState } from './reproduction-state.ts';
import { resultsOf } from './selectors.ts';
import type { SetState, Subscribe } from './set-state.ts';

function waiting({ results: { fingerprint, engine } }: PromisedResults): Reproduction {
  const what = `fingerprint ${fingerprint.slice(0, 8)}…, made on ${engineName({ kind: engine })}`;
  return { state: 'waiting', text: `The link holds results (${what}): they are compared once every run has ended.` };
}

function reproductionOf({ promised, sweep }: Pick<AppState, 'promised' | 'sweep'>): Reproduction | null {
  if (!promised || !sweep || !isSameSpec(promised.spec, sweep.plan.spec)) return null;
  const { plan, fingerprint, engine, switches } = sweep;
  if (fingerprint === null || !engine) return waiting(promised);
  const results = resultsOf(sweep);
  return compareWithLink(promised.results, {
    plan,
    results,
    fingerprint,
    engine: engine.kind,
    isMixed: switches.length > 0,
  });
}

/** How the sweep on the board compares with what its link promised: it follows from both, and is compared once. */
export function reproductionSlice(set: SetState, { subscribe }: { readonly subscribe: Subscribe }): ReproductionState {
  subscribe((state, before) => {
    const [now, then] = [state.sweep, before.sweep];
    const isSame =
      state.promised === before.promised && now?.plan === then?.plan && now?.fingerprint === then?.fingerprint;
    if (!isSame) set({ reproduction: reproductionOf(state) });
  });
  return { promised: null, reproduction: null };
}
