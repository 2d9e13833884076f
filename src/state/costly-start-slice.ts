import { messageOf, SpecError } from '../errors.ts';
import { boundedCost } from '../sweep/cost/bounds.ts';
import { costText } from '../sweep/cost/cost-text.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';
import type { CostlyStart, CostlyStartState } from './costly-start-state.ts';
import { costHere } from './predicted-cost.ts';
import type { SetState } from './set-state.ts';

/** A sweep is asked about beyond these; those that no one asked for, as of a link, sooner. */
const LIMITS = {
  asked: { seconds: 600, dataSeconds: 30, bytes: 1e9 },
  unasked: { seconds: 120, dataSeconds: 5, bytes: 1e9 },
} as const;

export interface CostlyStartDependencies {
  /** Starts the sweep of the draft, whatever it costs. */
  start(): Promise<void>;
  /** Threads of the simd engine. */
  readonly workers: number;
}

/** Puts a question before starts that would cost much; nothing has been made of their spec by then. */
export function costlyStartSlice(
  set: SetState,
  get: () => AppState,
  { start, workers }: CostlyStartDependencies,
): CostlyStartState {
  const questionOf = (draft: SweepSpec, asked: boolean): CostlyStart | null => {
    const cost = boundedCost(draft);
    const { seconds, bytes } = costHere(cost, get(), workers);
    const limits = asked ? LIMITS.asked : LIMITS.unasked;
    if (seconds <= limits.seconds && cost.dataSeconds <= limits.dataSeconds && bytes <= limits.bytes) return null;
    return { seconds, bytes, text: `This sweep would take ${costText(cost, { seconds, bytes })}.` };
  };
  /** The draft that the question is about. */
  let askedAbout: SweepSpec | null = null;
  return {
    costlyStart: null,
    predictedSeconds: () => costHere(boundedCost(get().draft), get(), workers).seconds,
    async start({ asked = false } = {}) {
      try {
        const costlyStart = questionOf(get().draft, asked);
        askedAbout = get().draft;
        set({ costlyStart });
        if (costlyStart) return;
      } catch (error) {
        if (!(error instanceof SpecError)) throw error;
        set({ draftError: messageOf(error), costlyStart: null });
        return;
      }
      await start();
    },
    async confirmStart() {
      const { costlyStart, draft } = get();
      if (costlyStart === null) return;
      // Consent is to what was asked about: another draft, which something else has put there since, is asked about anew.
      if (draft !== askedAbout) return get().start();
      set({ costlyStart: null });
      await start();
    },
    declineStart: () => set({ costlyStart: null }),
  };
}
