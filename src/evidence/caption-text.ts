import type { Claim } from '../claims/claim.ts';
import type { Figure } from '../claims/figure.ts';
import { judge } from '../claims/judge.ts';
import { type ClaimRecord, recordProvenance } from './claim-record.ts';

/** Legend of bars and dashed lines, if the figure has any. */
export function marksText({ series }: Figure): string {
  const bars = series.some(({ points }) => points.some(({ low }) => low !== undefined));
  const lines = series.some(({ kind }) => kind === 'predicted');
  const parts = [...(bars ? ['bars are 95 % intervals'] : []), ...(lines ? ['dashed lines are predictions'] : [])];
  const text = parts.join('; ');
  return text === '' ? '' : ` ${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** Lines of a figure's caption: claim and verdict, experiment, provenance and fingerprint. */
export function captionTexts(claim: Claim, record: ClaimRecord): string[] {
  const { id, statement, source, experiment, cost } = claim;
  const { kind } = judge(claim, record.evidence);
  return [
    `${id} · ${source.cite}: ${statement} Here: ${kind}.`,
    `${experiment} Size ${record.size}: ${cost[record.size].work}.${marksText(record.evidence.figure)}`,
    `sgdscope · ${recordProvenance(claim, record)} · fingerprint ${record.fingerprint.slice(0, 16)}`,
  ];
}
