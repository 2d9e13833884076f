import { SpecError } from '../../errors.ts';
import { inSampleOrder, type Sample } from '../results/trace-store.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import type { ParsedSweepFile } from './restored-sweep.ts';
import { savedSample } from './saved-sample.ts';
import type { SavedResult } from './sweep-file-schema.ts';

/** One run of the plan as a file has it. */
export interface SavedRun {
  /** Of the plan. */
  readonly run: Run;
  readonly result: SavedResult;
  /** In order of probe and step. */
  readonly samples: readonly Sample[];
}

export const OTHER_COPY = 'The file was changed or damaged: use another copy, or run its spec again.';

const FIELDS = ['id', 'learningRate', 'batchSize', 'seed', 'dataSeed', 'endStep'] as const;

/** Throws SpecError unless there is one result for every run of the plan, in order, with its settings. */
function requireRuns({ name, content }: ParsedSweepFile, { runs }: SweepPlan): void {
  const { results } = content;
  if (results.length !== runs.length)
    throw new SpecError(
      `${name}: results must have one entry for each of the ${runs.length} runs of the spec, got ${results.length}. ${OTHER_COPY}`,
    );
  runs.forEach((run, i) => {
    for (const field of FIELDS)
      if (results[i].run[field] !== run[field])
        throw new SpecError(
          `${name}: results.${i}.run.${field} must be ${run[field]} as in the plan of the spec, got ${results[i].run[field]}. ${OTHER_COPY}`,
        );
  });
}

interface SavedRuns {
  readonly runs: readonly SavedRun[];
  /** Indices in the file of samples that are damaged or of no run of the plan. */
  readonly damaged: readonly number[];
}

/** The runs of a plan with their results and samples in a file. Throws SpecError where its runs are not those of the plan. */
export function savedRuns(file: ParsedSweepFile, plan: SweepPlan): SavedRuns {
  requireRuns(file, plan);
  const own: Sample[][] = plan.runs.map(() => []);
  const damaged: number[] = [];
  file.content.samples.forEach((value, index) => {
    const sample = savedSample(value);
    const samples = sample && own[sample.run];
    if (sample && samples) samples.push(sample);
    else damaged.push(index);
  });
  const runs = plan.runs.map((run, i) => ({ run, result: file.content.results[i], samples: inSampleOrder(own[i]) }));
  return { runs, damaged };
}
