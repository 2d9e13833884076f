import { judge, type VerdictKind } from '../claims/judge.ts';
import { intervalText, moreText, numberText, setText } from '../claims/number-text.ts';
import type { ClaimRecord } from '../evidence/claim-record.ts';
import { recordJson } from '../evidence/record-file.ts';
import type { JudgedClaim } from './claims-queue.ts';

const MARKS: Record<VerdictKind, string> = { supported: '✓', refuted: '✗', undecided: '?' };

/** "12.3 s", if it is known how long the record took. */
const costTexts = ({ made }: ClaimRecord) => (made ? [`${made.seconds.toFixed(1)} s`] : []);

/** One block per claim: verdict and title, one line per quantity, remarks, cost and fingerprint. */
export function claimsTable(tests: readonly JudgedClaim[]): string {
  return tests
    .map(({ claim, record }) => {
      const { kind, parts, furtherReplicates } = judge(claim, record.evidence);
      const settle =
        furtherReplicates === null ? '' : `  (about ${moreText(furtherReplicates, claim.replicate)} would settle it)`;
      const rows = parts.map(
        ({ criterion, measured, kind: part }) =>
          `    ${MARKS[part]} ${criterion.name}: ${numberText(measured.estimate)} ${intervalText(measured)}, predicted ${setText(criterion.predicted)}`,
      );
      return [
        `${MARKS[kind]} ${claim.id.padEnd(7)} ${kind.padEnd(9)}  ${claim.title}${settle}`,
        ...rows,
        ...record.evidence.remarks.map((remark) => `      ${remark}`),
        `      ${[record.size, ...costTexts(record), `fingerprint ${record.fingerprint}`].join(', ')}`,
      ].join('\n');
    })
    .join('\n');
}

/** "12 supported, 3 refuted, 1 undecided". */
export function verdictCounts(tests: readonly JudgedClaim[]): string {
  const kinds = tests.map(({ claim, record }) => judge(claim, record.evidence).kind);
  return (['supported', 'refuted', 'undecided'] as const)
    .map((kind) => `${kinds.filter((own) => own === kind).length} ${kind}`)
    .join(', ');
}

/** A JSON array with one object per claim: the file format of public/evidence. */
export const claimsJson = (tests: readonly JudgedClaim[]) =>
  `[\n${tests.map(({ claim, record }) => recordJson(claim, record).trimEnd()).join(',\n')}\n]\n`;
