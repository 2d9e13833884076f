import type { Claim, ClaimContext, ClaimSize } from '../claims/claim.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { type ClaimRecord, claimFingerprint } from './claim-record.ts';

/** Performs a claim's experiment and keeps what its verdict rests on, with the sweeps it asked the runner for. */
export async function performClaim(claim: Claim, size: ClaimSize, context: ClaimContext): Promise<ClaimRecord> {
  const sweeps: SweepSpecInput[] = [];
  const traces = await claim.perform(size, {
    ...context,
    runner: {
      sweep(spec, request) {
        sweeps.push(spec);
        return context.runner.sweep(spec, request);
      },
      examine(spec, task) {
        sweeps.push(spec);
        return context.runner.examine(spec, task);
      },
    },
  });
  const evidence = claim.evidence(traces);
  return { id: claim.id, size, evidence, sweeps, fingerprint: claimFingerprint(claim.id, size, evidence) };
}
