import type { Engine, EngineKind } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import type { RunInspector } from '../sweep/inspection/inspector.ts';
import { planSweep } from '../sweep/plan.ts';
import type { Calls } from './protocol.ts';

/** The inspector in a worker, for one sweep at a time. */
export function createHeldInspector(use: (kind: EngineKind) => Promise<Engine>) {
  let held: RunInspector | null = null;
  const close = () => {
    held?.dispose();
    held = null;
  };
  return {
    close,
    async open({ engine, spec, dataset }: Calls['openInspector']['params']) {
      close();
      // Loaded on demand, since most workers train sweeps.
      const { createInspector } = await import('../sweep/inspection/inspector.ts');
      held = await createInspector(await use(engine), planSweep(spec, dataset), dataset);
      return null;
    },
    async inspect(request: Calls['inspect']['params']) {
      if (held === null) throw new SpecError('worker: a sweep must be opened before its runs are inspected.');
      return held.inspect(request);
    },
  };
}
