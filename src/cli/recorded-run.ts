import { z } from 'zod';
import { SpecError } from '../errors.ts';
import type { RunResult } from '../sweep/results/results.ts';
import { savedResults } from '../sweep/saved/sweep-file-schema.ts';
import type { Run, SweepPlan } from '../sweep/sweep-plan.ts';

/** The spec in a file, which is a spec or a saved sweep. */
export function specOf(content: unknown): unknown {
  const saved = z.object({ format: z.literal('sgdscope-sweep'), spec: z.unknown() }).safeParse(content);
  return saved.success ? saved.data.spec : content;
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
  const results = savedResults(content, file);
  if (results === null) return undefined;
  const result = results[run.id];
  if (result?.run.id !== run.id || results.length !== plan.runs.length)
    throw new SpecError(
      `${file}: results must have one entry for each of the ${plan.runs.length} runs of the spec, in order, got ${results.length}` +
        `${result ? '' : ' and a damaged one'}. Run the sweep again.`,
    );
  const { outcome } = result;
  return outcome === null || outcome === 'stopped' ? undefined : { ...result, run };
}
