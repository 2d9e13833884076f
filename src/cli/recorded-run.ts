import { z } from 'zod';
import { SpecError } from '../errors.ts';
import type { RunResult } from '../sweep/results/results.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';

const NON_FINITE = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
} as const;
/** A number as `sweepJson` writes it. */
const number = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity']).transform((name): number => NON_FINITE[name]),
]);

const resultSchema = z.object({
  run: z.object({ id: z.int(), learningRate: z.number(), batchSize: z.int(), seed: z.int(), endStep: z.int() }),
  outcome: z.enum(['reachedTarget', 'budgetSpent', 'diverged', 'stopped']).nullable(),
  step: z.int().min(0),
  trainLoss: number,
  testLoss: number,
  trainAccuracy: number,
  testAccuracy: number,
  sharpness: number,
  sharpnessResidual: number,
  sharpnessConverged: z.boolean().nullable(),
});
const sweepSchema = z.object({ format: z.literal('sgdscope-sweep'), spec: z.unknown(), results: z.array(z.unknown()) });

/** The spec in a file, which is a spec or a saved sweep. */
export function specOf(content: unknown): unknown {
  const sweep = sweepSchema.safeParse(content);
  return sweep.success ? sweep.data.spec : content;
}

/** The engine of a saved sweep; undefined for a spec. */
export function recordedEngine(content: unknown): string | undefined {
  const saved = z.object({ engine: z.object({ kind: z.string() }) }).safeParse(content);
  return saved.success ? saved.data.engine.kind : undefined;
}

/** The result of a run in a saved sweep; undefined for a spec, and for a run that was stopped. */
export function recordedRun(
  content: unknown,
  { plan, run, file }: { plan: SweepPlan; run: Run; file: string },
): RunResult | undefined {
  const sweep = sweepSchema.safeParse(content);
  if (!sweep.success) return undefined;
  const { results } = sweep.data;
  const parsed = resultSchema.safeParse(results[run.id]);
  if (!parsed.success || parsed.data.run.id !== run.id || results.length !== plan.runs.length)
    throw new SpecError(
      `${file}: results must have one entry for each of the ${plan.runs.length} runs of the spec, in order, got ${results.length}` +
        `${parsed.success ? '' : ' and a damaged one'}. Run the sweep again.`,
    );
  const { outcome } = parsed.data;
  return outcome === null || outcome === 'stopped' ? undefined : { ...parsed.data, run };
}
