import { EngineError, messageOf } from '../errors.ts';
import type { ReferenceCheck } from '../probes/reference/check-engine.ts';
import type { AppState, CheckedNetwork } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { SetState } from './set-state.ts';

type EngineCheckSlice = Pick<AppState, 'engineCheck' | 'checkEngine'>;

function summary(name: string, check: ReferenceCheck | undefined): CheckedNetwork {
  if (!check) throw new EngineError(`engine check: every reference file must be checked, got no result for ${name}.`);
  const { rows } = check;
  return {
    name,
    quantities: rows.length,
    worst: Math.max(...rows.map(({ error, bound }) => (error === 0 ? 0 : error / bound))),
    wrong: rows.filter(({ ok }) => !ok).map(({ quantity }) => quantity),
  };
}

/** Checks, on request, that the engine reproduces networks whose values are known. */
export function engineCheckSlice(
  set: SetState,
  get: () => AppState,
  { pool, referenceFiles }: StoreDependencies,
): EngineCheckSlice {
  return {
    engineCheck: { state: 'idle' },
    async checkEngine() {
      if (get().engineCheck.state === 'running') return;
      set({ engineCheck: { state: 'running' } });
      try {
        const { sweep, enginePreference } = get();
        const engine = sweep?.engine?.kind ?? (enginePreference === 'auto' ? 'simd' : enginePreference);
        const files = await referenceFiles();
        const checks = await pool.check(engine, files);
        const networks = files.map(({ source }, i) => summary(source, checks[i]));
        set({ engineCheck: { state: 'done', engine, networks } });
      } catch (error) {
        set({ engineCheck: { state: 'failed', message: messageOf(error) } });
      }
    },
  };
}
