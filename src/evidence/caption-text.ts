import type { Claim } from '../claims/claim.ts';
import { judge } from '../claims/judge.ts';
import type { ClaimRecord } from './claim-record.ts';

/** What a figure says under itself: the claim, the verdict, the setting and the fingerprint. */
export function captionTexts(claim: Claim, record: ClaimRecord): string[] {
  const { id, statement, source, experiment, cost } = claim;
  const { kind } = judge(claim, record.evidence);
  return [
    `${id} · ${source.cite}: ${statement} Here: ${kind}.`,
    `${experiment} Size ${record.size}: ${cost[record.size].work}. Bars are 95 % intervals; dashed lines are predictions.`,
    `sgdscope · fingerprint ${record.fingerprint.slice(0, 16)}`,
  ];
}
