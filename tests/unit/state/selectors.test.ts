import { expect, test } from 'vitest';
import { judge } from '../../../src/claims/judge.ts';
import type { HeldEvidence } from '../../../src/state/claims-state.ts';
import { cellsOf, resultsOf } from '../../../src/state/selectors.ts';
import { verdictOf } from '../../../src/state/verdict-of.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';
import { EVIDENCE, MADE_UP, recordOf } from '../../support/made-up-claim.ts';

test('held evidence is judged once; other evidence on the same claim is judged anew', () => {
  const heldOf = (estimate: number): HeldEvidence => {
    const [first, ...others] = EVIDENCE.measured;
    const measured = [{ ...first, estimate, low: estimate - 0.1, high: estimate + 0.1 }, ...others];
    return { source: 'shipped', record: recordOf({ ...EVIDENCE, measured }) };
  };
  const held = heldOf(2);
  const verdict = verdictOf(held, MADE_UP);
  expect(verdict).toEqual(judge(MADE_UP, held.record.evidence));
  expect(verdictOf(held, MADE_UP)).toBe(verdict);
  const other = verdictOf(heldOf(5), MADE_UP);
  expect(other.kind).toBe('refuted');
  expect(other.kind).not.toBe(verdict.kind);
});

test('results and cells are computed once per revision of a sweep', () => {
  const sweep = fixtureSweep();
  expect(resultsOf(sweep)).toBe(resultsOf(sweep));
  expect(cellsOf(sweep, 'epochs')).toBe(cellsOf(sweep, 'epochs'));
  expect(cellsOf(sweep)).not.toBe(cellsOf(sweep, 'epochs'));
  const later = { ...sweep, finished: new Map(), revision: sweep.revision + 1 };
  expect(resultsOf(later)).not.toBe(resultsOf(sweep));
  expect(resultsOf(later)[0]?.outcome).toBeNull();
});
