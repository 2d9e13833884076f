import { judge, type VerdictKind } from '../claims/judge.ts';
import { intervalText, numberText, setText } from '../claims/number-text.ts';
import { verdictText } from '../claims/verdict-text.ts';
import { changeTexts } from '../evidence/change-text.ts';
import { claimConditionText, conditionLabel } from '../evidence/condition-text.ts';
import { groupByPaper } from '../evidence/papers.ts';
import { amendmentText } from '../evidence/rule-text.ts';
import type { JudgedClaim } from './claims-queue.ts';

const MARKS: Record<VerdictKind, string> = { supported: '✓ supported', refuted: '✗ refuted', undecided: '? undecided' };
const cell = (text: string) => text.replaceAll('|', '\\|');

function claimRow({ claim, record }: JudgedClaim): string {
  const { kind, parts } = judge(claim, record.evidence);
  const statistics = parts.map(
    ({ criterion, measured }) =>
      `${cell(criterion.name)}: ${numberText(measured.estimate)} ${intervalText(measured)}, predicted ${setText(criterion.predicted)}${criterion.approximate ? ` (${criterion.approximate.note})` : ''}`,
  );
  return `| ${claim.id} | ${cell(claim.statement)} | ${MARKS[kind]} | ${statistics.join('<br>')} | ${record.size}, \`${record.fingerprint.slice(0, 12)}\` | ${conditionLabel(record)} |`;
}

/** The section of a claim that is not supported: why, and what would change that. */
function differing({ claim, record }: JudgedClaim): string[] {
  const verdict = judge(claim, record.evidence);
  if (verdict.kind === 'supported') return [];
  return [
    `### ${claim.id}: ${claim.title}`,
    `${claim.source.cite} say: ${claim.statement}`,
    [verdictText(claim, verdict), ...record.evidence.remarks].join(' '),
    ...(claim.differs ? [`Why: ${claim.differs}`] : []),
    `What would change it: ${changeTexts(claim, verdict).join(' ')}`,
    `Pitfalls: ${[claimConditionText(claim, record), ...claim.pitfalls].join(' ').trim()}`,
    `![${claim.title}](${claim.id}.svg)`,
  ];
}

/** All verdicts as a page of Markdown: a table by paper, and a paragraph for each claim that was not supported. */
export function claimsReport(tests: readonly JudgedClaim[]): string {
  const papers = groupByPaper(tests.map(({ claim }) => claim)).flatMap(({ cite, title, arxiv, claims }) => [
    `## ${cite}: ${title}${arxiv ? ` ([arXiv:${arxiv}](https://arxiv.org/abs/${arxiv}))` : ''}`,
    [
      '| claim | statement | verdict here | measured, with intervals that hold simultaneously with 95 % for each claim, over its three sizes | size, fingerprint | conditional on |',
      '|---|---|---|---|---|---|',
      ...tests.filter(({ claim }) => claims.includes(claim)).map(claimRow),
    ].join('\n'),
  ]);
  const others = tests.flatMap(differing);
  const amended = tests.flatMap(({ claim: { id, amended = [] } }) =>
    amended.map((one) => `- ${id}: ${amendmentText(one)}`),
  );
  return [
    '# Claims tested',
    'Written by `npm run claims`. Each rule was fixed before anything was measured, except where the last section says otherwise; fingerprints are the same on every machine.',
    ...papers,
    ...(others.length > 0 ? ['## Not supported here', ...others] : []),
    ...(amended.length > 0 ? ['## Changed after evidence had been seen', amended.join('\n')] : []),
    '',
  ].join('\n\n');
}
