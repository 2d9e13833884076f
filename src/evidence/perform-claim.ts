import type { Claim, ClaimContext, ClaimSize } from '../claims/claim.ts';
import type { SweepSpecInput } from '../sweep/spec/sweep-spec.ts';
import { type ClaimRecord, claimFingerprint } from './claim-record.ts';

interface PerformContext extends ClaimContext {
  /** Engine, precision and self-check in words; called after the experiment, which may not need an engine. */
  readonly computedBy: () => Promise<string>;
}

/** Performs a claim's experiment and records its evidence and the sweeps it requested from the runner. */
export async function performClaim(
  claim: Claim,
  size: ClaimSize,
  { runner, computedBy, ...context }: PerformContext,
): Promise<ClaimRecord> {
  const sweeps: SweepSpecInput[] = [];
  const traces = await claim.perform(size, {
    ...context,
    runner: {
      sweep(spec, request) {
        sweeps.push(spec);
        return runner.sweep(spec, request);
      },
      examine(spec, task) {
        sweeps.push(spec);
        return runner.examine(spec, task);
      },
    },
  });
  const evidence = claim.evidence(traces);
  const fingerprint = claimFingerprint(claim.id, size, evidence);
  return { id: claim.id, size, evidence, sweeps, fingerprint, computedBy: await computedBy() };
}
