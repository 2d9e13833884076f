import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Claim, ClaimSize } from '../claims/claim.ts';
import type { KeptReplicates } from '../claims/replicate-memory.ts';
import { type ClaimShareFile, claimShareIn, claimShareText } from '../claims/share-file.ts';
import { joinedShares } from '../claims/share-memory.ts';
import { SpecError } from '../errors.ts';
import { SGDSCOPE_VERSION } from '../evidence/version.ts';
import { missingNumbers } from '../sweep/shards/same-sweep.ts';
import { type Shard, shardText } from '../sweep/shards/shard.ts';
import { callOnce } from '../worker/call-once.ts';
import { forEachClaim } from './claims-queue.ts';
import { writeError } from './disk-error.ts';
import { writeFilesDurably } from './durable-files.ts';
import { shardFolders } from './find-shards.ts';
import { rangesText } from './merge-shards.ts';
import { nodeChannel } from './node-channel.ts';
import { openOutDirectory } from './out-directory.ts';
import type { ProgressBar } from './progress-bar.ts';
import { shardDirectory } from './shard-file.ts';
import { PROGRAM } from './usage.ts';

interface ClaimsOrder {
  readonly claims: readonly Claim[];
  readonly size: ClaimSize;
  readonly workers: number;
  readonly bar: ProgressBar;
}

const fileName = ({ id }: Claim, size: ClaimSize) => `${id}.${size}.claim-shard.json`;

const isOf = (file: ClaimShareFile, claim: Claim, size: ClaimSize) =>
  file.claim === claim.id && file.size === size && file.release === SGDSCOPE_VERSION;

/** Whether a directory holds the sound file of a shard. Any other by this name is made again. */
function isThere(path: string, claim: Claim, { size, shard }: { size: ClaimSize; shard: Shard }): boolean {
  if (!existsSync(path)) return false;
  try {
    const file = claimShareIn(readFileSync(path, 'utf8'), path);
    return isOf(file, claim, size) && file.index === shard.index && file.of === shard.of;
  } catch (error) {
    if (error instanceof SpecError) return false;
    throw error;
  }
}

/** `claims --shard`: the share of the replicates of each claim, in a file of its own. Resolves to the exit status. */
export async function performClaimShards(order: ClaimsOrder & { readonly shard: Shard; readonly out: string }) {
  const { claims, size, shard, bar, out } = order;
  const directory = shardDirectory(out, shard);
  const lock = await openOutDirectory(directory, bar.say);
  try {
    const left = claims.filter((claim) => !isThere(join(directory, fileName(claim, size)), claim, { size, shard }));
    if (left.length === 0) bar.say(`${directory} holds shard ${shardText(shard)} of these claims.`);
    await forEachClaim({ ...order, claims: left }, async ({ id }, waiting) => {
      const claim = claims.find((each) => each.id === id) as Claim;
      const params = { claim: id, size, share: shard };
      const { kept, stopped } = await callOnce(nodeChannel, { call: 'claimShare', params }, waiting);
      if (stopped !== null) bar.say(`${id}: the rest needs all replicates and is left to the merge (${stopped}).`);
      const text = claimShareText({ claim: id, size, ...shard, release: SGDSCOPE_VERSION, kept });
      lock.requireHeld();
      await writeFilesDurably(directory, { [fileName(claim, size)]: () => [text] }).catch((error) => {
        throw writeError(directory, error, 'Claims written before are intact: run the same command again.');
      });
    });
    return 0;
  } finally {
    lock.release();
  }
}

/** The files of one claim in directories of shards, and in those of theirs. */
function filesOf(claim: Claim, size: ClaimSize, directories: readonly string[]): string[] {
  const folders = directories.flatMap((directory) => shardFolders(directory, '--merge'));
  return folders.map((folder) => join(folder, fileName(claim, size))).filter(existsSync);
}

interface Joined {
  readonly kept: KeptReplicates;
  /** In words; null where all shards are there. */
  readonly missing: string | null;
}

/** What the shards of a claim have made. Throws SpecError where they do not belong together. */
function joined(claim: Claim, size: ClaimSize, directories: readonly string[]): Joined {
  const known = new Map<number, { readonly path: string; readonly file: ReturnType<typeof claimShareIn> }>();
  for (const path of filesOf(claim, size, directories)) {
    const file = claimShareIn(readFileSync(path, 'utf8'), path);
    const [first] = known.values();
    if (!isOf(file, claim, size) || (first && first.file.of !== file.of))
      throw new SpecError(
        `${path}: it must be of ${claim.id} at ${size} size, ${first ? `one of ${first.file.of} shards as ${first.path}, ` : ''}of release ` +
          `${SGDSCOPE_VERSION}, got ${file.claim}, ${file.size}, ${shardText(file)}, ${file.release}. Merge what belongs together.`,
      );
    const other = known.get(file.index);
    if (other && other.file.sha256 !== file.sha256)
      throw new SpecError(
        `${path}: a copy of shard ${shardText(file)} must agree bit for bit with ${other.path}, ${other.file.sha256}, got ${file.sha256}. ` +
          'Make that shard again on a machine that is trusted, and merge without the other.',
      );
    known.set(file.index, { path, file });
  }
  const [first] = known.values();
  const of = first?.file.of ?? 0;
  const lost = missingNumbers(known, of);
  const inOrder = [...known.values()].sort((a, b) => a.file.index - b.file.index);
  const command = `${PROGRAM} claims --id ${claim.id} --size ${size} --shard`;
  const missing = !first
    ? `${claim.id}: no shard at ${size} size in ${directories.join(', ')}. Run "${command} i/N --out DIR" for each.`
    : lost.length > 0
      ? `${claim.id}: shard ${rangesText(lost)} of ${of} is missing. Run "${command} ${lost[0]}/${of} --out DIR"${lost.length > 1 ? ' and so on' : ''}.`
      : null;
  return { kept: joinedShares(inOrder.map(({ file }) => file.kept)), missing };
}

/** The replicates of all shards of some claims, by claim; null where shards are missing, which is said on stderr. */
export function joinedClaims(
  { claims, size }: Pick<ClaimsOrder, 'claims' | 'size'>,
  directories: readonly string[],
): ReadonlyMap<string, KeptReplicates> | null {
  const all = claims.map((claim) => [claim.id, joined(claim, size, directories)] as const);
  const missing = all.flatMap(([, { missing: text }]) => text ?? []);
  for (const text of missing) process.stderr.write(`merge: ${text}\n`);
  return missing.length > 0 ? null : new Map(all.map(([id, { kept }]) => [id, kept]));
}
