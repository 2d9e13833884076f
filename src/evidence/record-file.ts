import { type Claim, type Criterion, levelOfEach } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import { parseJson } from '../json/parse-json.ts';
import { canonicalJson } from '../sweep/results/fingerprint.ts';
import { type ClaimRecord, claimFingerprint, recordProvenance, withNamedNumbers } from './claim-record.ts';
import { recordSchema } from './record-schema.ts';

const FORMAT = 'sgdscope-claim';
/** Version 2 added `made`. */
const VERSION = 2;

/** A record as a self-contained file: claim, rule, verdict, evidence and fingerprint. */
export function recordJson(claim: Claim, record: ClaimRecord): string {
  const { id, title, statement, source, criteria, replicate, amended } = claim;
  const verdict = judge(claim, record.evidence);
  const file = {
    format: FORMAT,
    version: VERSION,
    claim: {
      id,
      title,
      statement,
      source,
      criteria,
      level: levelOfEach(criteria.length),
      replicate,
      ...(amended && { amended }),
    },
    size: record.size,
    verdict: verdict.kind,
    furtherReplicates: verdict.furtherReplicates,
    parts: verdict.parts.map(({ kind }) => kind),
    evidence: record.evidence,
    sweeps: record.sweeps,
    fingerprint: record.fingerprint,
    computedBy: recordProvenance(claim, record),
    ...(record.made && { made: record.made }),
  };
  return `${JSON.stringify(withNamedNumbers(file), null, 1)}\n`;
}

const NAMED: Record<string, number> = { NaN: Number.NaN, Infinity: Infinity, '-Infinity': -Infinity };
const revive = (_key: string, value: unknown) => (typeof value === 'string' && value in NAMED ? NAMED[value] : value);

/** Records hold a figure's points: some hundred kilobytes. */
const MOST = { mostLength: 1 << 24, mostValues: 1 << 20 };

/**
 * The record in a file's text; null if the file is about another claim, was judged by a rule other than the current one
 * (its level included, which earlier files lack, and the stricter ones at which intervals are computed),
 * does not have the parts of a record, or does not match its fingerprint. Throws SpecError where it is no JSON within `MOST`.
 */
export function recordIn(text: string, claim: Claim): ClaimRecord | null {
  const { data: file } = recordSchema.safeParse(parseJson(text, { what: `record of ${claim.id}`, ...MOST, revive }));
  if (file?.claim.id !== claim.id) return null;
  const ruleOf = (criteria: readonly Criterion[], level: number | null) =>
    canonicalJson(
      withNamedNumbers([
        level,
        ...criteria.map(({ name, predicted, estimateWithin, approximate }) => [
          name,
          predicted,
          estimateWithin ?? null,
          ...(approximate ? [approximate.stricter ?? null] : []),
        ]),
      ]),
    );
  const sameRule =
    ruleOf(file.claim.criteria as readonly Criterion[], file.claim.level ?? null) ===
    ruleOf(claim.criteria, levelOfEach(claim.criteria.length));
  const { size, fingerprint, computedBy, made } = file;
  const { evidence, sweeps } = file as unknown as ClaimRecord; // an absent property is one of undefined to the schema
  if (!sameRule || evidence.measured.length !== claim.criteria.length) return null;
  if (claimFingerprint(claim.id, size, evidence) !== fingerprint) return null;
  const record = { id: claim.id, size, evidence, sweeps, fingerprint };
  return { ...record, ...(computedBy !== undefined && { computedBy }), ...(made && { made }) };
}
