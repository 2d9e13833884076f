import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { SpecError } from '../errors.ts';
import { readJournal } from '../sweep/saved/journal.ts';
import type { ShardFile } from '../sweep/shards/same-sweep.ts';
import { shardText } from '../sweep/shards/shard.ts';
import { shardFingerprint } from '../sweep/shards/shard-fingerprint.ts';
import { diskErrorText } from './disk-error.ts';
import { openFileSource } from './file-source.ts';
import { isWholeShard, shardPath } from './shard-file.ts';
import { UsageError } from './usage.ts';

const FOLDER = /^shard-\d+-of-\d+$/;

/** The folder itself and those of shards in it. Throws UsageError, which names `option`, where it cannot be read. */
export function shardFolders(directory: string, option: string): string[] {
  try {
    const inside = readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && FOLDER.test(entry.name))
      .map((entry) => join(directory, entry.name));
    return [directory, ...inside];
  } catch (error) {
    throw new UsageError(`${option}: ${directory} must be a directory with shards, got ${diskErrorText(error)}.`);
  }
}

/** Reads the file of a shard to its end. Throws SpecError where it is damaged or of no shard. */
function shardFile(path: string): ShardFile {
  const source = openFileSource(path);
  try {
    const index = readJournal(source, path);
    const { shard } = index.header;
    if (shard === undefined) throw new SpecError(`${path}: it must be of a shard, got a whole sweep. Leave it out.`);
    if (!isWholeShard(index))
      throw new SpecError(
        `${path}: it must hold every cohort of shard ${shardText(shard)}, got a damaged file. Run the command of that shard again, ` +
          'which takes over what is sound.',
      );
    return { path, header: { ...index.header, shard }, fingerprint: shardFingerprint(source, index) };
  } finally {
    source.close();
  }
}

/** Every finished shard in some directories, each read once. Throws UsageError where a directory has none, SpecError where one is damaged. */
export function findShards(directories: readonly string[]): ShardFile[] {
  const paths = new Set<string>();
  for (const directory of directories) {
    const found = shardFolders(directory, 'merge').map(shardPath).filter(existsSync);
    for (const path of found) paths.add(path);
  }
  if (paths.size === 0)
    throw new UsageError(
      `merge: ${directories.join(', ')} must hold a finished shard (shard.journal), got none. Run "sweep SPEC --shard i/N --out DIR".`,
    );
  return [...paths].map(shardFile);
}
