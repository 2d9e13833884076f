import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { specLine } from '../results/fingerprint.ts';
import type { JournalIndex } from '../saved/journal.ts';
import type { JournalSource } from '../saved/journal-frames.ts';
import { shardText } from './shard.ts';

/**
 * SHA-256, in hex, of a finished shard: spec, engine, place among the shards, and for each cohort its runs and all that was
 * measured of them, to the last bit. Equal for every copy of a shard, on whatever machine it was trained.
 */
export function shardFingerprint(source: JournalSource, { header, frames }: JournalIndex): string {
  const { spec, engine, shard, cohorts } = header;
  const hash = sha256.create();
  hash.update(utf8ToBytes(`sgdscope shard 1\n${specLine(spec)}\n${engine.kind} ${shard && shardText(shard)}\n`));
  for (const { id, runs } of cohorts) {
    hash.update(utf8ToBytes(`${runs.join(' ')}\n`));
    for (const { offset, length } of frames.get(id) ?? []) hash.update(source.read(offset, length));
  }
  return bytesToHex(hash.digest());
}
