import type { SegmentExecutor } from '../sweep/executor.ts';
import type { Phase, PhaseMilliseconds } from '../sweep/segment/phase.ts';
import type { SegmentRequest, SegmentResult } from '../sweep/segment/segment.ts';

/** Sums the time spent in each phase. */
function createPhaseStopwatch(now: () => number) {
  const gathered = new Map<Phase, number>();
  let current: { readonly phase: Phase; readonly since: number } | null = null;
  const close = (at: number) => {
    if (current) gathered.set(current.phase, (gathered.get(current.phase) ?? 0) + at - current.since);
  };
  return {
    turnTo(phase: Phase) {
      const at = now();
      close(at);
      current = { phase, since: at };
    },
    /** Ends the current phase and returns the milliseconds of each. */
    stop(): PhaseMilliseconds {
      close(now());
      current = null;
      return Object.fromEntries(gathered);
    },
  };
}

/** Performs a segment and adds the duration of each phase. The segment itself has no access to the clock. */
export async function performTimed(
  executor: SegmentExecutor,
  request: SegmentRequest,
  now: () => number = () => performance.now(),
): Promise<SegmentResult> {
  const stopwatch = createPhaseStopwatch(now);
  const result = await executor.perform(request, (phase) => stopwatch.turnTo(phase));
  return { ...result, milliseconds: stopwatch.stop() };
}
