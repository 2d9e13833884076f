import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { boundedCost } from '../sweep/cost/bounds.ts';
import { exportRun } from '../sweep/export-run/export-run.ts';
import { TENSOR_FORMATS, type TensorFormat } from '../sweep/export-run/run-tensors.ts';
import { planSweep } from '../sweep/plan.ts';
import { dataSeedOf, type SweepPlan } from '../sweep/sweep-plan.ts';
import { checkedEngine } from '../worker/checked-engine.ts';
import { createDirectory } from './create-directory.ts';
import { createNodeEngine } from './node-engine.ts';
import { openSpec } from './read-dataset.ts';
import { readJson } from './read-json.ts';
import { recordedEngine, recordedRun, specOf } from './recorded-run.ts';
import {
  type Command,
  engineOption,
  type NodeEngineKind,
  onlyArgument,
  PROGRAM,
  parseCommandLine,
  UsageError,
} from './usage.ts';

const HELP = `Usage: ${PROGRAM} export-run SPEC.json|sweep.json --run N --out DIR
                                              [--format npz|safetensors] [--engine simd|cpu] [--data FILE]…

Recomputes one run of a sweep, from its seed to its end, and writes to DIR:
  run.npz     (or run.safetensors) final weights (W0, b0, …), initial weights (initial.W0, …), momentum (velocity.W0, …), the
              prepared data (x_train, y_train, x_test, y_test), the indices of every mini-batch (batches [steps, B], 4 bytes
              each), and notes: hyperparameters, recorded loss and λ₁, spec
  replay.py   a PyTorch program that rebuilds the model, takes the same steps on the same batches from the same weights, and
              compares the training loss along the way and at the end; exit status 1 if one differs by more than a tolerance
              derived from the amplification of rounding errors by this run
For a saved sweep.json, the recorded result of the run is used and checked. "measure" also reads the exported file.

  --run N      number of the run, from 0, as in column "run" of runs.csv: by data seed, then B, then η, then seed
  --out DIR    output directory; created if it does not exist
  --format F   npz (default) or safetensors
  --engine E   simd or cpu (tfjs, slow); default: that of sweep.json, otherwise simd
  --data FILE  the file (several for IDX) of a spec whose dataset is a file
`;

function runNumbered({ runs }: SweepPlan, text: string | undefined) {
  const found = text === undefined || !/^\d+$/.test(text) ? undefined : runs[Number(text)];
  if (found) return found;
  throw new UsageError(
    `--run must be the number of a run, 0 to ${runs.length - 1}, got ${text === undefined ? 'nothing' : `"${text}"`}.`,
  );
}

function formatNamed(text: string): TensorFormat {
  const found = TENSOR_FORMATS.find((format) => format === text);
  if (found) return found;
  throw new UsageError(`--format must be ${TENSOR_FORMATS.join(' or ')}, got "${text}".`);
}

function engineKind(text: string | undefined, content: unknown): NodeEngineKind {
  if (text !== undefined) return engineOption(text);
  return recordedEngine(content) === 'tfjs-cpu' ? 'tfjs-cpu' : 'simd';
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    run: { type: 'string' },
    out: { type: 'string' },
    format: { type: 'string', default: 'npz' },
    engine: { type: 'string' },
    data: { type: 'string', multiple: true, default: [] },
  });
  const path = onlyArgument(positionals, 'export-run', 'SPEC.json');
  if (values.out === undefined) throw new UsageError('export-run needs --out DIR, the output directory.');
  const format = formatNamed(values.format);
  const content = await readJson(path);
  const kind = engineKind(values.engine, content);
  const { spec, readData } = await openSpec(specOf(content), values.data);
  boundedCost(spec); // before data are made
  const data = await readData();
  const plan = planSweep(spec, data.first);
  const chosen = runNumbered(plan, values.run);
  const recorded = recordedRun(content, { plan, run: chosen, file: path });
  const engine = await checkedEngine(await createNodeEngine(kind));
  try {
    const { result, files, batchBytes, checkpoints } = await exportRun(engine, {
      plan,
      dataset: await data.of(dataSeedOf(plan, chosen)),
      run: chosen,
      recorded,
      format,
    });
    await createDirectory(values.out);
    for (const [name, bytes] of Object.entries(files)) {
      await writeFile(join(values.out, name), bytes);
      process.stdout.write(`${join(values.out, name)}  ${kilobytes(bytes.length)}\n`);
    }
    process.stderr.write(
      `run ${chosen.id}: ${result.outcome} after ${result.step} steps of B = ${chosen.batchSize}, training loss ` +
        `${result.trainLoss} (replay within ${checkpoints.at(-1)?.tolerance.toPrecision(2)}), batches ${kilobytes(batchBytes)} before compression\n`,
    );
    return 0;
  } finally {
    engine.dispose();
  }
}

export const exportRunCommand: Command = {
  help: HELP,
  run,
};
