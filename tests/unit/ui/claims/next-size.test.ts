import { expect, test } from 'vitest';
import type { Claim, ClaimSize } from '../../../../src/claims/claim.ts';
import { judge } from '../../../../src/claims/judge.ts';
import type { HeldEvidence } from '../../../../src/state/claims-state.ts';
import { evidenceText, verdictCounsel } from '../../../../src/ui/claims/evidence-words.ts';
import { nextSizeOf } from '../../../../src/ui/claims/next-size.ts';
import { EVIDENCE, MADE_UP, recordOf, SWEEP } from '../../../support/made-up-claim.ts';

const SEEDS: Record<ClaimSize, number> = { quick: 3, standard: 63, thorough: 64 };
/** Two data sets at thorough size. */
const CLAIM: Claim = {
  ...MADE_UP,
  sweeps: (size) => [
    { ...SWEEP, grid: { ...SWEEP.grid, seeds: 1 } },
    {
      ...SWEEP,
      grid: { ...SWEEP.grid, seeds: SEEDS[size] },
      dataset: { ...SWEEP.dataset, ...(size === 'thorough' && { seeds: 2 }) },
    },
  ],
};
const heldAt = (size: ClaimSize, source: HeldEvidence['source'] = 'own run'): HeldEvidence => ({
  record: { ...recordOf(), size, made: { date: '2026-11-30', seconds: 41.2, workers: 2 } },
  source,
});
const verdict = judge(CLAIM, EVIDENCE);

test('an undecided run here offers the next size, with its cost and its further seeds', () => {
  expect(nextSizeOf(CLAIM, { held: heldAt('quick'), verdict, made: 'quick' })).toEqual({
    size: 'standard',
    seconds: 2,
    furtherSeeds: 60,
    goesOn: true,
  });
  expect(nextSizeOf(CLAIM, { held: heldAt('standard'), verdict, made: undefined })).toEqual({
    size: 'thorough',
    seconds: 3,
    furtherSeeds: 2 * 64 - 63,
    goesOn: false,
  });
  const toy: Claim = { ...CLAIM, subject: 'toy', sweeps: () => [] };
  expect(nextSizeOf(toy, { held: heldAt('quick'), verdict, made: 'quick' })?.furtherSeeds).toBeNull();
});

test('what is shipped, decided or at the largest size offers none', () => {
  const supported = { ...verdict, kind: 'supported' as const };
  for (const now of [
    { held: undefined, verdict: undefined, made: undefined },
    { held: heldAt('quick', 'shipped'), verdict, made: undefined },
    { held: heldAt('quick'), verdict: supported, made: undefined },
    { held: heldAt('thorough'), verdict, made: undefined },
  ])
    expect(nextSizeOf(CLAIM, now)).toBeNull();
});

test('evidence says its size and its day; a record without a day that it is shipped', () => {
  expect(evidenceText(heldAt('standard', 'shipped'))).toBe('standard size, 30 Nov 2026');
  expect(evidenceText(heldAt('quick'))).toBe('quick size, run here now');
  expect(evidenceText({ record: recordOf(), source: 'shipped' })).toBe('quick size, shipped with the page');
});

test('a claim that the largest size leaves undecided says how far that got and what would settle it', () => {
  const at = (size: ClaimSize) => verdictCounsel(CLAIM, verdict, size);
  expect(at('thorough')).toMatch(
    /^The largest size does not decide it, with 3 seeds\. .*About \d+ more seeds? would settle it, as likely as not\.$/,
  );
  expect(at('standard')).not.toContain('largest size');
});
