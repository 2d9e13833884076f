import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bytesText } from '../../../src/sweep/cost/cost-text.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import type { SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import { SAMPLES_PER_RUN, shardedSpec, writeMadeUpShards } from '../../support/made-up-shards.ts';
import { measureCli } from '../cli-process.ts';
import { type Table, threeDigits } from '../table.ts';
import type { Question } from './question.ts';

/** A million runs: `SHARDED_RUNS=1000000`, some minutes and 8 GB on the disk. */
const RUNS = [1000, 10_000, 100_000].concat(process.env.SHARDED_RUNS ? [Number(process.env.SHARDED_RUNS)] : []);
const SHARDS = 64;
const BALANCED = 8;

function inFolder<T>(use: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sgdscope-bench-'));
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function specFile(folder: string, spec: object): string {
  const path = join(folder, 'spec.json');
  writeFileSync(path, JSON.stringify(spec));
  return path;
}

function growthTable(): Table {
  const rows = RUNS.map((runs) =>
    inFolder((folder) => {
      const spec = shardedSpec(runs);
      const path = specFile(folder, spec);
      writeMadeUpShards(join(folder, 'shards'), spec, SHARDS);
      const plan = measureCli('plan', path, '--shards', String(SHARDS), '--json');
      const merge = measureCli('merge', join(folder, 'shards'), '--out', join(folder, 'merged'));
      process.stderr.write('.');
      return [
        runs.toLocaleString('en-US'),
        threeDigits(plan.seconds),
        bytesText(plan.memory),
        threeDigits(merge.seconds),
        threeDigits((1e6 * merge.seconds) / runs),
        bytesText(merge.memory),
      ];
    }),
  );
  return {
    title: `Plan and merge of ${SHARDS} shards, ${SAMPLES_PER_RUN} made-up samples a run`,
    columns: ['runs', 'plan, s', 'memory', 'merge, s', 'µs a run', 'memory'],
    rows,
  };
}

const BUDGETS: readonly { readonly name: string; readonly budget: SweepSpecInput['budget'] }[] = [
  { name: 'epochs', budget: { kind: 'epochs', epochs: 80 } },
  { name: 'steps', budget: { kind: 'steps', steps: 600 } },
  { name: 'η·step', budget: { kind: 'etaSteps', etaSteps: 100 } },
  { name: 'until a loss', budget: DEFAULT_SPEC.budget },
];

/** Time of processors of each shard, start of the process included. */
function balanceTable(): Table {
  const rows = BUDGETS.map(({ name, budget }) =>
    inFolder((folder) => {
      const path = specFile(folder, { ...DEFAULT_SPEC, budget });
      const { unevenness } = JSON.parse(measureCli('plan', path, '--shards', String(BALANCED), '--json').stdout);
      const times = Array.from({ length: BALANCED }, (_, i) => {
        const shard = ['--shard', `${i + 1}/${BALANCED}`];
        process.stderr.write('.');
        return measureCli('sweep', path, '--out', join(folder, 'out'), '--workers', '1', ...shard).processor;
      });
      const mean = times.reduce((sum, time) => sum + time, 0) / BALANCED;
      return [name, threeDigits(mean), threeDigits(Math.max(...times) / mean), threeDigits(unevenness)];
    }),
  );
  return {
    title: `Balance of ${BALANCED} shards of the first sweep, by processor time`,
    columns: ['budget', 'mean, s', 'slowest ÷ mean', 'as predicted'],
    rows,
  };
}

/** How time and memory of plan and merge grow with runs, and how even the shards of a sweep are. */
export const shards: Question = async () => ({ tables: [balanceTable(), growthTable()], targets: [] });
