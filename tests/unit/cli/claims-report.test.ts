import { expect, test } from 'vitest';
import { APPROXIMATE } from '../../../src/claims/approximate.ts';
import { claimsReport } from '../../../src/cli/claims-report.ts';
import { EVIDENCE, MADE_UP, recordOf } from '../../support/made-up-claim.ts';

const WHY = 'Doubling was not tried beyond ten.';
const explained = { ...MADE_UP, differs: WHY };

test('what is not supported is explained, in words that stand there only then', () => {
  const undecided = claimsReport([{ claim: explained, record: recordOf() }]);
  expect(undecided).toContain('## Not supported here');
  expect(undecided).toContain(`Why: ${WHY}`);
  expect(claimsReport([{ claim: MADE_UP, record: recordOf() }])).not.toContain('Why:');
  const [slope] = EVIDENCE.measured;
  const growing = { estimate: 0.5, low: 0.25, high: 0.75, replicates: 3 };
  const supported = recordOf({ ...EVIDENCE, measured: [slope, growing] });
  expect(claimsReport([{ claim: explained, record: supported }])).not.toContain(WHY);
});

test('an interval at a stricter level is said beside its number', () => {
  const [slope, growth] = MADE_UP.criteria;
  const stricter = { ...MADE_UP, criteria: [{ ...slope, approximate: APPROXIMATE.extreme }, growth] };
  const report = claimsReport([{ claim: stricter, record: recordOf() }]);
  expect(report).toContain(`predicted in [1.8, 2.2] (${APPROXIMATE.extreme.note})`);
  expect(report).not.toContain('[object');
});
