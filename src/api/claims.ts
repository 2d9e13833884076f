import type { Claim, Evidence } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import { CLAIMS } from '../claims/registry.ts';
import { cutShort, SpecError } from '../errors.ts';
import { recordProvenance } from '../evidence/claim-record.ts';
import { recordJson } from '../evidence/record-file.ts';
import { NEVER } from '../worker/call-once.ts';
import { createClaimRunner } from '../worker/claim-runner.ts';
import type { ClaimDescription, ClaimOutcome, ClaimVerdict, MeasuredInterval, RunClaimOptions } from './claim-types.ts';
import { platformHere } from './platform.ts';

function claimNamed(id: string): Claim {
  const claim = CLAIMS.find((known) => known.id === id);
  if (claim) return claim;
  throw new SpecError(
    `claim "${cutShort(id)}": it must be one of ${CLAIMS.map((known) => known.id).join(', ')}. See listClaims.`,
  );
}

function described({ id, title, statement, symbols, experiment, source, criteria, replicate, cost }: Claim) {
  const seconds = { quick: cost.quick.seconds, standard: cost.standard.seconds, thorough: cost.thorough.seconds };
  return { id, title, statement, symbols, experiment, source, criteria, replicate, seconds };
}

export const describedClaims = (): ClaimDescription[] => CLAIMS.map(described);

function verdictOf(claim: Claim, evidence: Pick<Evidence, 'measured'>): ClaimVerdict {
  const { kind, parts, furtherReplicates } = judge(claim, evidence);
  return { kind, parts: parts.map((part) => part.kind), furtherReplicates };
}

export const verdictOn = (id: string, measured: readonly MeasuredInterval[]): ClaimVerdict =>
  verdictOf(claimNamed(id), { measured });

export async function performedClaim(
  id: string,
  { size = 'quick', signal = NEVER, onProgress = () => {} }: RunClaimOptions,
): Promise<ClaimOutcome> {
  const claim = claimNamed(id);
  const runner = createClaimRunner(platformHere().openChannel, { workers: 1 });
  const record = await runner.run(claim.id, size, { signal, onProgress });
  const { evidence, fingerprint } = record;
  return {
    id: claim.id,
    size,
    verdict: verdictOf(claim, evidence),
    ...evidence,
    fingerprint,
    computedBy: recordProvenance(claim, record),
    recordFile: () => recordJson(claim, record),
  };
}
