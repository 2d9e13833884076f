import type { Shard } from '../sweep/shards/shard.ts';
import { UsageError } from './usage.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const MOST_SHARDS = 1_000_000;

/** What tells a scheduler's job its place in an array. */
interface Scheduler {
  /** In words, for errors. */
  readonly name: string;
  /** The number of this task, the first and the last of the array, their distance. */
  readonly variables: { readonly id: string; readonly first: string; readonly last: string; readonly step: string };
  /** Number of tasks, where the scheduler says it. */
  readonly count?: string;
}

const ARRAYS: Readonly<Record<'slurm' | 'sge', Scheduler>> = {
  slurm: {
    name: 'Slurm',
    variables: {
      id: 'SLURM_ARRAY_TASK_ID',
      first: 'SLURM_ARRAY_TASK_MIN',
      last: 'SLURM_ARRAY_TASK_MAX',
      step: 'SLURM_ARRAY_TASK_STEP',
    },
    count: 'SLURM_ARRAY_TASK_COUNT',
  },
  sge: {
    name: 'Grid Engine',
    variables: { id: 'SGE_TASK_ID', first: 'SGE_TASK_FIRST', last: 'SGE_TASK_LAST', step: 'SGE_TASK_STEPSIZE' },
  },
};

const isCount = (text: string | undefined): text is string => text !== undefined && /^\d{1,9}$/.test(text);

function variable(environment: Environment, name: string, scheduler: string): number {
  const text = environment[name];
  if (isCount(text)) return Number(text);
  throw new UsageError(
    `--shard: the variable ${name} of ${scheduler} must be a whole number, got ${text === undefined ? 'none' : `"${text}"`}. ` +
      'Submit the command as a job array, or name the shard: --shard 1/8.',
  );
}

/** The shard of a task whose array has the numbers 1 to `of`, or any of them. */
function numberedFrom1(id: number, of: number, name: string): Shard {
  if (id >= 1 && id <= of) return { index: id, of };
  throw new UsageError(
    `--shard: the variable ${name} must be in [1, ${of}] with --shards ${of}, got ${id}. Number the tasks of the array from 1 to ${of}.`,
  );
}

/** With `of`, the number of a task is that of its shard; else the whole array must be there, and its size is the number. */
function ofArray({ name, variables, count }: Scheduler, environment: Environment, of: number | null): Shard {
  const read = (variableName: string) => variable(environment, variableName, name);
  const id = read(variables.id);
  if (of !== null) return numberedFrom1(id, of, variables.id);
  const [first, last] = [read(variables.first), read(variables.last)];
  const stated = environment[variables.step];
  // Where Slurm does not set it, the count tells whether the numbers are consecutive.
  const step = stated === undefined && count !== undefined ? 1 : Math.max(1, read(variables.step));
  const tasks = Math.floor((last - first) / step) + 1;
  const place = (id - first) / step;
  const give = 'Give the number of shards with --shards N, and number the tasks from 1 to N.';
  if (!Number.isInteger(place) || place < 0 || place >= tasks)
    throw new UsageError(
      `--shard: the variable ${variables.id} must be one of ${first} to ${last} in steps of ${step}, as ${variables.first}, ` +
        `${variables.last} and ${variables.step} say, got ${id}. ${give}`,
    );
  if (count !== undefined && read(count) !== tasks)
    throw new UsageError(
      `--shard: the variable ${count} must be ${tasks}, the number of tasks from ${first} to ${last} in steps of ${step}, got ` +
        `${read(count)}: a part of an array does not say how many shards there are. ${give}`,
    );
  return { index: place + 1, of: tasks };
}

const INDEX = 'JOB_COMPLETION_INDEX';

function ofIndexedJob(environment: Environment, of: number | null): Shard {
  if (of === null)
    throw new UsageError('--shard kubernetes must come with --shards N, the completions of the Job, got none.');
  const id = variable(environment, INDEX, 'Kubernetes (completionMode: Indexed)');
  if (id < of) return { index: id + 1, of };
  throw new UsageError(
    `--shard: the variable ${INDEX} must be in [0, ${of - 1}] with --shards ${of}, got ${id}. Give as --shards the completions of the Job.`,
  );
}

function named(text: string): Shard {
  const [, index, of] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST_SHARDS) return shard;
  throw new UsageError(
    `--shard must be i/N with 1 ≤ i ≤ N ≤ ${MOST_SHARDS}, as 3/7, or slurm, sge or kubernetes, got "${text}".`,
  );
}

/** Parses --shards. */
export function shardsOption(text: string): number {
  const of = Number(text);
  if (Number.isInteger(of) && of >= 1 && of <= MOST_SHARDS) return of;
  throw new UsageError(`--shards must be a whole number in [1, ${MOST_SHARDS}], got "${text}".`);
}

/**
 * The shard that --shard names, or that the variables of the scheduler it names do; `shards`: the value of --shards. Variables
 * are read only if their scheduler is named. Throws UsageError where one is missing or they contradict each other.
 */
export function shardOption(
  { shard, shards }: { readonly shard?: string | undefined; readonly shards?: string | undefined },
  environment: Environment,
): Shard | null {
  if (shard === undefined) {
    if (shards !== undefined) throw new UsageError('--shards must come with --shard slurm, sge or kubernetes.');
    return null;
  }
  const of = shards === undefined ? null : shardsOption(shards);
  if (shard === 'kubernetes') return ofIndexedJob(environment, of);
  if (shard === 'slurm' || shard === 'sge') return ofArray(ARRAYS[shard], environment, of);
  if (of === null) return named(shard);
  throw new UsageError(`--shards must come with --shard slurm, sge or kubernetes, got --shard ${shard}.`);
}
