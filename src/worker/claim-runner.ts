import { CLAIM_SIZES, type ClaimSize } from '../claims/claim.ts';
import type { KeptReplicates } from '../claims/replicate-memory.ts';
import type { ClaimRecord, Making } from '../evidence/claim-record.ts';
import { callOnce } from './call-once.ts';
import type { Channel } from './protocol.ts';

/** Performs claims in workers. */
export interface ClaimRunner {
  /**
   * Goes on from the replicates of a smaller size where they are held. Rejects with the reason of the signal when it is
   * aborted; what is held then stays.
   */
  run(
    claim: string,
    size: ClaimSize,
    request: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
  ): Promise<ClaimRecord>;
  /** The size of an undecided claim whose replicates are held, so that a larger size can go on from them; null for none. */
  heldSize(claim: string): ClaimSize | null;
}

interface Held {
  readonly size: ClaimSize;
  /** Wall time that went into what is kept. */
  readonly seconds: number;
  readonly kept: KeptReplicates;
}

interface ClaimRunnerOptions {
  /** Claims that the caller performs in parallel, for the record. */
  readonly workers: number;
  readonly mostBytes?: number;
  /** What shards of a claim have made, from which it goes on at any size; null for none. */
  readonly fromShards?: (claim: string) => KeptReplicates | null;
}

/** Limit on the bytes held of all claims together; beyond it those of the claim performed longest ago are dropped. */
const MOST_BYTES = 1 << 27;

const isSmaller = (a: ClaimSize, b: ClaimSize) => CLAIM_SIZES.indexOf(a) < CLAIM_SIZES.indexOf(b);

const today = () => new Date().toISOString().slice(0, 10);

/** Stamps each record with date and duration: what computes it sees no clock. */
export function createClaimRunner(
  openChannel: () => Channel,
  { workers, mostBytes = MOST_BYTES, fromShards = () => null }: ClaimRunnerOptions,
): ClaimRunner {
  const held = new Map<string, Held>();
  const hold = (claim: string, one: Held) => {
    held.set(claim, one);
    let bytes = [...held.values()].reduce((sum, { kept }) => sum + kept.bytes, 0);
    for (const [oldest, { kept }] of held) {
      if (bytes <= mostBytes) return;
      held.delete(oldest);
      bytes -= kept.bytes;
    }
  };
  return {
    async run(claim, size, waiting) {
      const before = held.get(claim);
      const from = before && isSmaller(before.size, size) ? before : null;
      const params = { claim, size, kept: from?.kept ?? fromShards(claim) };
      const started = performance.now();
      const { record, kept } = await callOnce(openChannel, { call: 'claim', params }, waiting);
      const seconds = (from?.seconds ?? 0) + (performance.now() - started) / 1000;
      held.delete(claim);
      if (kept) hold(claim, { size, seconds, kept });
      const made: Making = { date: today(), seconds: Math.round(10 * seconds) / 10, workers };
      return { ...record, made };
    },
    heldSize: (claim) => held.get(claim)?.size ?? null,
  };
}
