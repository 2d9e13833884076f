import type { ClaimSize } from '../claims/claim.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import { callOnce } from './call-once.ts';
import type { Channel } from './protocol.ts';

/** Performs claims in workers. */
export interface ClaimRunner {
  /** Rejects with the reason of the signal when it is aborted. */
  run(
    claim: string,
    size: ClaimSize,
    request: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void },
  ): Promise<ClaimRecord>;
}

export function createClaimRunner(openChannel: () => Channel): ClaimRunner {
  return { run: (claim, size, waiting) => callOnce(openChannel, { call: 'claim', params: { claim, size } }, waiting) };
}
