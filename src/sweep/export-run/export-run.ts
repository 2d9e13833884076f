import { type Dataset, isRegression } from '../../data/dataset.ts';
import type { Engine } from '../../engine/contract.ts';
import { writeNpz } from '../../engine/network-file/write-npz.ts';
import { writeSafetensors } from '../../engine/network-file/write-safetensors.ts';
import { SpecError } from '../../errors.ts';
import type { RunResult } from '../results/results.ts';
import { ruleOf } from '../rules/registry.ts';
import type { Run, SweepPlan } from '../sweep-plan.ts';
import { stepsBefore } from '../training/origin.ts';
import { completeRun } from './complete-run.ts';
import { deriveRecorded, type LossCheckpoint } from './derived-run.ts';
import { replayScript } from './replay-script.ts';
import { requireReplay } from './require-replay.ts';
import { runMetadata, runTensors, type TensorFormat } from './run-tensors.ts';

export interface ExportRunOptions {
  readonly plan: SweepPlan;
  readonly dataset: Dataset;
  readonly run: Run;
  /** As a finished sweep recorded it; without it the run is trained and measured first. */
  readonly recorded?: RunResult | undefined;
  readonly format: TensorFormat;
}

export interface ExportedRun {
  readonly result: RunResult;
  /** Losses that a replay must reach, and how closely; the last is the recorded one. */
  readonly checkpoints: readonly LossCheckpoint[];
  /** Contents by file name: the arrays, and replay.py. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** Size of the batch indices before compression. */
  readonly batchBytes: number;
}

/** The files hold class numbers, and the program compares with them: real targets would be lost silently. */
function requireClasses(dataset: Dataset, { id }: Run): void {
  if (isRegression(dataset))
    throw new SpecError(
      `run ${id}: its data must have classes to be exported, got a regression. Choose another data set.`,
    );
}

const FILE_NAMES: Readonly<Record<TensorFormat, string>> = { npz: 'run.npz', safetensors: 'run.safetensors' };

/**
 * A run as files: its weights before and after training, data, the examples of every mini-batch, and a PyTorch program
 * that replays it and compares the training loss at its end. SpecError for a rule that the program cannot repeat.
 */
export async function exportRun(engine: Engine, options: ExportRunOptions): Promise<ExportedRun> {
  const { plan, dataset, run, recorded, format } = options;
  const { spec, network } = plan;
  requireClasses(dataset, run);
  const rule = ruleOf(spec.rule);
  const replay = requireReplay(rule, run);
  const program = await engine.open(network, dataset);
  try {
    const result = recorded ?? (await completeRun(program, plan, run));
    const derived = await deriveRecorded(program, plan, result);
    const kind = engine.description.kind;
    const write = format === 'npz' ? writeNpz : writeSafetensors;
    const fileName = FILE_NAMES[format];
    const settings = {
      sweep: spec.name,
      run: run.id,
      engine: kind,
      learningRate: run.learningRate,
      batchSize: run.batchSize,
      seed: run.seed,
      ...(run.dataSeed !== undefined && { dataSeed: run.dataSeed }),
      steps: result.step,
      ...(spec.start && { stepsBefore: stepsBefore(plan) }),
      ...spec.update,
      ...(spec.rule && { rule: rule.text, ...rule.settings }),
    };
    const { checkpoints } = derived;
    const train = typeof replay.train === 'string' ? replay.train : await replay.train();
    const script = replayScript(network, { settings, train, checkpoints, format, fileName });
    return {
      result,
      checkpoints,
      batchBytes: derived.batches.byteLength,
      files: {
        [fileName]: write(
          runTensors(network, dataset, derived),
          runMetadata(network, { spec, result, engine: engine.description }),
        ),
        'replay.py': new TextEncoder().encode(script),
      },
    };
  } finally {
    program.dispose();
  }
}
