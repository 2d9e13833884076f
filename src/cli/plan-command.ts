import { boundedCost } from '../sweep/cost/bounds.ts';
import { bytesText, durationText } from '../sweep/cost/cost-text.ts';
import { MAX_SHARDED_RUNS, planSweep } from '../sweep/plan.ts';
import { shardCosts } from '../sweep/shards/shard-costs.ts';
import { splitSweep, unevenness } from '../sweep/shards/split.ts';
import { readSweepArgument } from './link-argument.ts';
import { openSpec } from './read-dataset.ts';
import { specOf } from './recorded-run.ts';
import { shardsOption } from './shard-option.ts';
import { textTable } from './text-table.ts';
import { type Command, onlyArgument, parseCommandLine, positiveInteger, UsageError } from './usage.ts';

const HELP = `Usage: npm run --silent sgdscope -- plan SPEC.json|LINK|- --shards N [--workers W] [--json] [--data FILE]…

Prints what each of N shards of a sweep will be, before anything is trained: its runs, the seconds that it is predicted to
take on W threads of the engine simd, the memory and the space on the disk. "sweep SPEC --shard i/N" performs exactly these.

  --shards N    number of shards
  --workers W   threads of each shard (default: 1)
  --json        print one JSON object: shards (an array of index, runs, seconds, memoryBytes, diskBytes), totals, and
                unevenness, the slowest shard ÷ their mean
  --data FILE   as for sweep
`;

async function run(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommandLine(args, {
    shards: { type: 'string' },
    workers: { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
    data: { type: 'string', multiple: true, default: [] },
  });
  const path = onlyArgument(positionals, 'plan', 'SPEC.json or link');
  if (values.shards === undefined) throw new UsageError('plan needs --shards N, the number of shards.');
  const of = shardsOption(values.shards);
  const workers = positiveInteger('workers', values.workers);
  const { content } = await readSweepArgument(path);
  const { spec, readData } = await openSpec(specOf(content), values.data);
  const cost = boundedCost(spec);
  const data = await readData();
  const plan = planSweep(spec, data.first, MAX_SHARDED_RUNS);
  const split = splitSweep(plan, of);
  const shards = shardCosts(plan, { split, cost, workers });
  const uneven = unevenness(split);
  if (values.json) {
    const total = (of: (shard: (typeof shards)[number]) => number) => shards.reduce((sum, each) => sum + of(each), 0);
    const totals = { runs: total(({ runs }) => runs), seconds: total(({ seconds }) => seconds) };
    process.stdout.write(`${JSON.stringify({ ...totals, workers, unevenness: uneven, shards })}\n`);
    return 0;
  }
  process.stdout.write(
    textTable(
      [
        ['shard', 'runs', 'time', 'memory', 'disk'],
        ...shards.map(({ index, runs, seconds, memoryBytes, diskBytes }) => [
          `${index}/${of}`,
          String(runs),
          durationText(seconds),
          bytesText(memoryBytes),
          bytesText(diskBytes),
        ]),
      ],
      (column) => column > 0,
    ),
  );
  process.stderr.write(`${plan.runs.length} runs; slowest shard ÷ mean, as predicted: ${uneven.toFixed(2)}\n`);
  return 0;
}

export const planCommand: Command = {
  name: 'plan',
  summary: 'show the shards of a sweep: runs, predicted time, memory and disk',
  help: HELP,
  run,
};
