import { CLAIM_SIZES, type Claim, type Criterion } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import { type ClaimRecord, claimFingerprint, recordProvenance, withNamedNumbers } from './claim-record.ts';

const FORMAT = 'sgdscope-claim';
const VERSION = 1;

/** A record as a self-contained file: claim, rule, verdict, evidence and fingerprint. */
export function recordJson(claim: Claim, record: ClaimRecord): string {
  const { id, title, statement, source, criteria, replicate, amended } = claim;
  const verdict = judge(claim, record.evidence);
  const file = {
    format: FORMAT,
    version: VERSION,
    claim: { id, title, statement, source, criteria, replicate, ...(amended && { amended }) },
    size: record.size,
    verdict: verdict.kind,
    furtherReplicates: verdict.furtherReplicates,
    parts: verdict.parts.map(({ kind }) => kind),
    evidence: record.evidence,
    sweeps: record.sweeps,
    fingerprint: record.fingerprint,
    computedBy: recordProvenance(claim, record),
  };
  return `${JSON.stringify(withNamedNumbers(file), null, 1)}\n`;
}

const NAMED: Record<string, number> = { NaN: Number.NaN, Infinity: Infinity, '-Infinity': -Infinity };
const revive = (_key: string, value: unknown) => (typeof value === 'string' && value in NAMED ? NAMED[value] : value);

/**
 * The record in a file's text; null if the file is about another claim, was judged by a rule other than the current one,
 * or does not match its fingerprint.
 */
export function recordIn(text: string, claim: Claim): ClaimRecord | null {
  const file = JSON.parse(text, revive);
  if (file?.format !== FORMAT || file.version !== VERSION || file.claim?.id !== claim.id) return null;
  const ruleOf = (criteria: readonly Criterion[]) =>
    canonicalJson(
      withNamedNumbers(
        criteria.map(({ name, predicted, estimateWithin }) => [name, predicted, estimateWithin ?? null]),
      ),
    );
  const sameRule = ruleOf(file.claim.criteria) === ruleOf(claim.criteria);
  if (!sameRule || !CLAIM_SIZES.includes(file.size)) return null;
  const { size, evidence, sweeps, fingerprint, computedBy } = file;
  if (claimFingerprint(claim.id, size, evidence) !== fingerprint) return null;
  return { id: claim.id, size, evidence, sweeps, fingerprint, ...(typeof computedBy === 'string' && { computedBy }) };
}
