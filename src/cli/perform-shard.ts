import { SGDSCOPE_VERSION } from '../evidence/version.ts';
import { boundedCost } from '../sweep/cost/bounds.ts';
import { durationText } from '../sweep/cost/cost-text.ts';
import { MAX_SHARDED_RUNS, planSweep } from '../sweep/plan.ts';
import { dataSummary } from '../sweep/shards/planned-data.ts';
import { type Shard, shardText } from '../sweep/shards/shard.ts';
import { shardOf } from '../sweep/shards/split.ts';
import { INTERRUPTED } from './interrupts.ts';
import type { OpenedSpec } from './read-dataset.ts';
import { finishedShard } from './shard-file.ts';
import { type JobSettings, performSweepJob } from './sweep-job.ts';
import type { NodeEngineKind } from './usage.ts';

/** Its directory is that of this shard alone. */
interface ShardOrder extends OpenedSpec, JobSettings {
  readonly shard: Shard;
  readonly engine: NodeEngineKind;
}

/** `sweep --shard`. Resolves to the exit status. */
export async function performShard({ spec, readData, shard, directory, ...order }: ShardOrder): Promise<number> {
  const { bar, engine, workers } = order;
  const known = await finishedShard(directory, { spec, engine, shard, release: SGDSCOPE_VERSION }, bar.say);
  if (known !== null) {
    bar.say(`${directory} holds the finished shard ${shardText(shard)}.`);
    process.stdout.write(`${known}\n`);
    return 0;
  }
  boundedCost(spec); // before data are made
  const data = await readData();
  const plan = planSweep(spec, data.first, MAX_SHARDED_RUNS);
  const { cohorts, seconds } = shardOf(plan, shard);
  const runs = cohorts.reduce((sum, cohort) => sum + cohort.runs.length, 0);
  bar.say(
    `Training shard ${shardText(shard)}: ${runs} of ${plan.runs.length} runs, about ${durationText(seconds / workers)}.`,
  );
  const part = { header: { ...shard, release: SGDSCOPE_VERSION, data: dataSummary(data.first) }, cohorts };
  const job = { ...order, plan, part, data, directory, saved: null, warn: bar.say };
  const { fingerprint, summary } = await performSweepJob(job);
  bar.say(fingerprint === null ? 'Interrupted. Run the same command again to resume.' : summary);
  if (fingerprint === null) return INTERRUPTED;
  process.stdout.write(`${fingerprint}\n`);
  return 0;
}
