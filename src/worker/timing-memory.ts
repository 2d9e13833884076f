import { z } from 'zod';
import type { EngineTiming } from '../engine/engine-timing.ts';
import { distinct } from '../math/distinct.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';

/** Changes whenever engines are timed in another way, or one of them has another speed. */
const VERSION = 1;
const MOST_KINDS = 64;
const MOST_CHARACTERS = 1 << 18;

const words = z.string().max(2000);
const timing = z.object({
  at: z.number().min(0).max(8.64e15),
  times: z
    .array(
      z.object({ kind: z.enum(['simd', 'webgl', 'tfjs-cpu']), device: words, milliseconds: z.number().positive() }),
    )
    .min(1)
    .max(3),
  refusals: z.array(words).max(3),
});
const memoryText = z.object({
  version: z.literal(VERSION),
  machine: words,
  timings: z.record(z.string().max(200), timing),
});

/** Text that outlives the page. */
export interface KeptText {
  /** Null where there is none or it cannot be read. */
  read(): string | null;
  /** Does nothing where nothing can be stored. */
  write(text: string): void;
}

/** What is remembered of the speed of engines, by kind of sweep. */
export interface TimingMemory {
  of(plan: SweepPlan): EngineTiming | null;
  keep(plan: SweepPlan, timing: EngineTiming): void;
  forget(plan: SweepPlan): void;
}

/** ⌊log₂ n⌋ for n ≥ 1. */
const powerOfTwo = (n: number) => 31 - Math.clz32(n);

/**
 * Equal for sweeps on which engines have about the same relative speed: kinds of layer, training rule, and P, B and the runs of
 * one B to a factor of two.
 */
export function workloadOf({ network, parameters, batchSizes, runs, dataSeeds, spec }: SweepPlan): string {
  const kinds = distinct(network.layers.map(({ kind }) => kind)).join('+');
  const batchSize = batchSizes[batchSizes.length >> 1];
  const alike = runs.length / (batchSizes.length * dataSeeds.length);
  const sizes = [parameters, batchSize, alike].map(powerOfTwo).join(' ');
  return `${kinds} ${spec.rule?.kind ?? 'sgd'} ${sizes}`;
}

/**
 * Timings kept in a text. `machine` names what they depend on beside the devices of the engines, such as the browser and its
 * number of workers: those of another machine or of another version are not used.
 */
export function createTimingMemory({ read, write }: KeptText, machine: string): TimingMemory {
  let timings: Map<string, EngineTiming> | null = null;
  const stored = () => {
    try {
      const text = read();
      if (text === null || text.length > MOST_CHARACTERS) return [];
      const found = memoryText.parse(JSON.parse(text));
      return found.machine === machine ? Object.entries(found.timings) : [];
    } catch {
      return [];
    }
  };
  const held = () => {
    timings ??= new Map(stored());
    return timings;
  };
  const store = () => {
    const latest = [...held()].sort(([, a], [, b]) => b.at - a.at).slice(0, MOST_KINDS);
    write(JSON.stringify({ version: VERSION, machine, timings: Object.fromEntries(latest) }));
  };
  return {
    of: (plan) => held().get(workloadOf(plan)) ?? null,
    keep(plan, found) {
      held().set(workloadOf(plan), found);
      store();
    },
    forget(plan) {
      held().delete(workloadOf(plan));
      store();
    },
  };
}
