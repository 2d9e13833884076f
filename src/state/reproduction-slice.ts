import { engineName } from '../engine/provenance.ts';
import { isSameSpec } from '../sweep/results/fingerprint.ts';
import type { AppState, BoardSweep } from './app-state.ts';
import type { PromisedResults, Reproduction, ReproductionState } from './reproduction-state.ts';
import { resultsOf } from './selectors.ts';
import type { SetState, Subscribe } from './set-state.ts';

function waiting({ results: { fingerprint, engine } }: PromisedResults): Reproduction {
  const what = `fingerprint ${fingerprint.slice(0, 8)}…, made on ${engineName({ kind: engine })}`;
  return { state: 'waiting', text: `The link holds results (${what}): they are compared once every run has ended.` };
}

type Compared = Pick<AppState, 'promised' | 'sweep'>;

/** Fetched once a link promises something, while that is computed. */
const comparison = () => import('../sweep/link/reproduction.ts');

/** What a link promised of the sweep on the board; null where it promised nothing of it. */
function promisedOf({ promised, sweep }: Compared): PromisedResults | null {
  return promised && sweep && isSameSpec(promised.spec, sweep.plan.spec) ? promised : null;
}

/** How a sweep compares with what was promised of it; null before its end. */
async function reproductionOf(promised: PromisedResults, sweep: BoardSweep): Promise<Reproduction | null> {
  const { compareWithLink } = await comparison();
  const { plan, fingerprint, engine, switches } = sweep;
  if (fingerprint === null || !engine) return null;
  const isMixed = switches.length > 0;
  return compareWithLink(promised.results, {
    plan,
    results: resultsOf(sweep),
    fingerprint,
    engine: engine.kind,
    isMixed,
  });
}

const isSame = (a: Compared, b: Compared) =>
  a.promised === b.promised && a.sweep?.plan === b.sweep?.plan && a.sweep?.fingerprint === b.sweep?.fingerprint;

/** How the sweep on the board compares with what its link promised: it follows from both, and is compared once. */
export function reproductionSlice(
  set: SetState,
  get: () => AppState,
  { subscribe }: { readonly subscribe: Subscribe },
): ReproductionState {
  subscribe((state, before) => {
    if (isSame(state, before)) return;
    const { sweep } = state;
    const promised = promisedOf(state);
    set({ reproduction: promised && waiting(promised) });
    if (!promised || !sweep) return;
    reproductionOf(promised, sweep)
      .then((reproduction) => reproduction && isSame(state, get()) && set({ reproduction }))
      // What compares could not be fetched: the promise stands as one that is not compared.
      .catch(() => {});
  });
  return { promised: null, reproduction: null };
}
