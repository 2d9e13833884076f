import { dirname } from 'node:path';
import type { EngineSwitch } from '../sweep/cohort-progress.ts';
import { MAX_SHARDED_RUNS, planSweep } from '../sweep/plan.ts';
import { type RunResult, runResult } from '../sweep/results/results.ts';
import { createTraceStore } from '../sweep/results/trace-store.ts';
import { readJournal } from '../sweep/saved/journal.ts';
import { dataOfSummary } from '../sweep/shards/planned-data.ts';
import { missingShards, requireEveryRun, type ShardFile } from '../sweep/shards/same-sweep.ts';
import type { SweepPlan } from '../sweep/sweep-plan.ts';
import { openFileSource, pathSource } from './file-source.ts';
import { type EndedCohort, endedCohorts, type SweepToWrite } from './sweep-results.ts';
import { PROGRAM } from './usage.ts';

/** Commands that are written out; of more missing shards only the numbers are. */
const MOST_COMMANDS = 20;

/** "3, 5-9" */
export function rangesText(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** Where the commands of all shards have written, as far as one file tells. */
const outOf = ({ path, header: { shard } }: ShardFile) => {
  const folder = dirname(path);
  return folder.endsWith(`shard-${shard.index}-of-${shard.of}`) ? dirname(folder) : 'DIR';
};

/** Which shards are missing, and what makes them; null where all are there. */
export function missingText(files: readonly ShardFile[]): string | null {
  const [first] = files;
  if (!first) return null;
  const { of } = first.header.shard;
  const missing = missingShards(files, of);
  if (missing.length === 0) return null;
  const command = (index: number | string) => `  ${PROGRAM} sweep SPEC --shard ${index}/${of} --out ${outOf(first)}`;
  const commands = missing.length <= MOST_COMMANDS ? missing.map(command) : [command('i')];
  return [
    `merge: all ${of} shards must be there, got ${of - missing.length}: shard ${rangesText(missing)} is missing or has not ended. Run for each:`,
    ...commands,
  ].join('\n');
}

/** The plan of the sweep of which files are shards; needs no data. */
const planOf = ({ header: { spec, shard } }: ShardFile): SweepPlan =>
  planSweep(spec, dataOfSummary(shard.data), MAX_SHARDED_RUNS);

/**
 * The sweep that all its shards make, each compared with the plan. Cohorts are read one at a time: what is kept of each run is
 * its result, and where its samples are.
 */
export function mergedSweep(files: readonly [ShardFile, ...ShardFile[]]): SweepToWrite {
  const [first] = files;
  const plan = planOf(first);
  requireEveryRun(files, plan);
  const results: RunResult[] = new Array(plan.runs.length);
  const switches: EngineSwitch[] = [];
  const cohorts: EndedCohort[] = [];
  for (const { path } of files) {
    const source = openFileSource(path);
    try {
      const index = readJournal(source, path);
      // There may be more shards than files that a process may have open.
      const journal = { name: path, source: pathSource(path), index, plan };
      for (const { cohort, samples, finished, switches: own } of endedCohorts({ ...journal, source })) {
        const traces = createTraceStore();
        traces.append(samples);
        for (const run of cohort.runs)
          results[run.id] = runResult(
            run,
            traces,
            finished.find((end) => end.run === run.id),
          );
        for (const each of own) switches.push(each);
        cohorts.push({ journal, cohort });
      }
    } finally {
      source.close();
    }
  }
  return { plan, engine: first.header.engine, results, switches, cohorts };
}
