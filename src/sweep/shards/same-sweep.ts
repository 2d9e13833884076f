import { SpecError } from '../../errors.ts';
import { canonicalJson, specLine } from '../results/fingerprint.ts';
import type { JournalHeader, JournalShard } from '../saved/journal.ts';
import type { SweepPlan } from '../sweep-plan.ts';
import { shardText } from './shard.ts';

/** The file of a finished shard. */
export interface ShardFile {
  readonly path: string;
  readonly header: JournalHeader & { readonly shard: JournalShard };
  /** See `shardFingerprint`. */
  readonly fingerprint: string;
}

/** What all shards of a sweep have in common, each with its words. */
const COMMON: readonly { readonly what: string; readonly of: (header: ShardFile['header']) => string }[] = [
  { what: 'the spec', of: ({ spec }) => specLine(spec) },
  { what: 'the engine', of: ({ engine }) => engine.kind },
  { what: 'the number of shards', of: ({ shard }) => String(shard.of) },
  { what: 'the release of sgdscope', of: ({ shard }) => shard.release },
  { what: 'the shape of the data', of: ({ shard }) => canonicalJson(shard.data) },
];

const OTHERS = 'Merge shards of one sweep, made by one release and engine.';
const MOST_SHOWN = 60;

/** Throws SpecError unless all files are of shards of one sweep, split in the same way. */
export function requireOneSweep(files: readonly ShardFile[]): void {
  const [first, ...others] = files;
  for (const { path, header } of others)
    for (const { what, of } of COMMON) {
      const [expected, got] = [of(first.header), of(header)];
      if (expected === got) continue;
      const shown = (text: string) => (text.length > MOST_SHOWN ? '' : ` ${text}`);
      throw new SpecError(
        `${path}: ${what} must be that of ${first.path}${shown(expected) && `,${shown(expected)}`}, got another${shown(got) && `:${shown(got)}`}. ${OTHERS}`,
      );
    }
}

/** One file for each shard there is, in order. Throws SpecError where two copies of one differ. */
export function distinctShards(files: readonly ShardFile[]): ShardFile[] {
  const known = new Map<number, ShardFile>();
  for (const file of files) {
    const { shard } = file.header;
    const other = known.get(shard.index);
    if (other && other.fingerprint !== file.fingerprint)
      throw new SpecError(
        `${file.path}: a copy of shard ${shardText(shard)} must agree bit for bit with ${other.path}, whose fingerprint is ${other.fingerprint}, ` +
          `got ${file.fingerprint}. Make that shard again on a machine that is trusted, and merge without the other.`,
      );
    if (!other) known.set(shard.index, file);
  }
  return [...known.values()].sort((a, b) => a.header.shard.index - b.header.shard.index);
}

/** The numbers from 1 to `of` that are not among those of the shards at hand. */
export const missingNumbers = (known: Pick<ReadonlySet<number>, 'has'>, of: number): number[] =>
  Array.from({ length: of }, (_, i) => i + 1).filter((index) => !known.has(index));

/** The numbers of shards of which there is no file. */
export const missingShards = (files: readonly ShardFile[], of: number): number[] =>
  missingNumbers(new Set(files.map(({ header }) => header.shard.index)), of);

/** Throws SpecError unless every run of the plan is in one of the shards. */
export function requireEveryRun(files: readonly ShardFile[], { runs }: Pick<SweepPlan, 'runs'>): void {
  const holder = new Int32Array(runs.length);
  for (const { path, header } of files)
    for (const run of header.cohorts.flatMap((cohort) => cohort.runs)) {
      const other = holder[run];
      if (other === undefined || other !== 0)
        throw new SpecError(
          `${path}: run ${run} must be one of the ${runs.length} of the sweep and in no other shard, got ` +
            `${other === undefined ? 'no such run' : `one of shard ${other} too`}. Make the shards again with one release.`,
        );
      holder[run] = header.shard.index;
    }
  const lost = holder.indexOf(0);
  if (lost !== -1)
    throw new SpecError(
      `${files[0].path}: every run of the sweep must be in a shard, got none with run ${lost}. Make the shards again with one release.`,
    );
}
