import { CLAIM_SIZES, type ClaimSize } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import { groupBy } from '../math/distinct.ts';
import type { UntilDecided } from './claims-until-decided.ts';
import { textTable } from './text-table.ts';

interface SizeShare {
  readonly size: ClaimSize;
  /** Claims whose verdict was decided at this size. */
  readonly decided: number;
}

/** Claims decided at each size. */
export const decidedBySize = ({ tests }: Pick<UntilDecided, 'tests'>): SizeShare[] =>
  CLAIM_SIZES.map((size) => ({
    size,
    decided: tests.filter(
      ({ claim, record }) => record.size === size && judge(claim, record.evidence).kind !== 'undecided',
    ).length,
  }));

const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(0)} %`;

/** "Decided: 40 at quick, 9 at standard, 2 at thorough size: 51 of 60 (85 %)." */
function shareText(result: UntilDecided, asked: number): string {
  const shares = decidedBySize(result);
  const all = shares.reduce((sum, { decided }) => sum + decided, 0);
  const each = shares.map(({ size, decided }) => `${decided} at ${size}`).join(', ');
  return `Decided: ${each} size: ${all} of ${asked} (${percent(all, asked)}).`;
}

/** What the time limit or an interruption has left. */
function leftTexts({ left }: UntilDecided): string[] {
  return groupBy(left, ({ reached }) => reached).map(([reached, some]) => {
    const where = reached === null ? 'Left before any size' : `Left undecided at ${reached} size`;
    return `${where}: ${some.map(({ claim }) => claim.id).join(', ')}.`;
  });
}

/** Id, verdict, size, seconds and workers of each claim, then the share decided, and what was left. */
export function untilDecidedTable(result: UntilDecided, asked: number): string {
  const rows = result.tests.map(({ claim, record: { size, made, evidence } }) => [
    claim.id,
    judge(claim, evidence).kind,
    size,
    made ? made.seconds.toFixed(1) : '',
    made ? String(made.workers) : '',
    made?.date ?? '',
  ]);
  const table = textTable([['claim', 'verdict', 'size', 'seconds', 'workers', 'made'], ...rows], (column) =>
    [3, 4].includes(column),
  );
  return `${table}${[shareText(result, asked), ...leftTexts(result)].join('\n')}\n`;
}

/** The same as JSON. */
export function untilDecidedJson(result: UntilDecided, asked: number): string {
  const claims = result.tests.map(({ claim, record: { size, made, evidence, fingerprint } }) => ({
    id: claim.id,
    verdict: judge(claim, evidence).kind,
    size,
    ...(made && { made }),
    fingerprint,
  }));
  const left = result.left.map(({ claim, reached }) => ({ id: claim.id, reached }));
  return `${JSON.stringify({ claims, asked, decided: decidedBySize(result), left, failures: result.failures }, null, 1)}\n`;
}
