import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec } from '../../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../../src/sweep/sweep-plan.ts';
import { captionOf, type LitPlace, sentencesOf } from '../../../../src/ui/start/caption.ts';
import { findingOf, flatUpTo, meansByRatio } from '../../../../src/ui/start/finding.ts';
import { guessAnswer } from '../../../../src/ui/start/guess.ts';
import { headlineOf } from '../../../../src/ui/start/headline-text.ts';
import { isUneven } from '../../../../src/ui/start/uneven.ts';
import { type MadeUpEnd, madeUpSweep, SMALL_GRID } from '../../../support/made-up-sweep.ts';

/** A percent between seeds, so that intervals have a width. */
const seedFactor = ({ seed }: Run) => 1 + 0.01 * seed;
/** In units of the smallest η/B of the grid: 1, 2, 4, 8, 16. */
const octave = ({ learningRate, batchSize }: Run) => (learningRate / batchSize) * 320;

const byRatio =
  (power: number) =>
  (run: Run): MadeUpEnd => ({
    sharpness: octave(run) ** power * seedFactor(run),
    gap: 0.1 + 0.01 * power * Math.log2(octave(run)) * seedFactor(run),
  });

const middle: LitPlace = { ratio: 0.1 / 8, cell: null };
const draft = { spec: parseSweepSpec(SMALL_GRID), runs: 27 };
function read(end: (run: Run) => MadeUpEnd, lit: LitPlace | null = middle, spec = SMALL_GRID) {
  const sweep = madeUpSweep(end, { spec });
  const finding = findingOf(sweep);
  const { before, phrase, after } = headlineOf(sweep, finding, draft);
  return { finding, text: sentencesOf(captionOf(sweep, finding, lit)), headline: `${before}${phrase}${after}` };
}

describe('what a finished sweep shows', () => {
  test('the effect: sharpness 1, 1/2, 1/4 … and a gap that falls by a point an octave', () => {
    const { finding, text, headline } = read(byRatio(-1));
    expect(finding.verdict).toBe('alike');
    expect(headline).toBe('Train 27 networks. Those with equal learning rate ÷ batch size end up alike.');
    // On 1/80 three cells of octave 4: 1/4 × (1 + 1.01 + 1.02)/3.
    expect(text).toContain('On 1/80, η and B differ 4-fold, yet the three cells end at sharpness 0.25, 0.25 and 0.25.');
    expect(text).toMatch(/As η\/B grows over the map, sharpness falls from 1\.01 to 0\.063 \(ρ = −\S+ \[.*\]\), and/);
    expect(text).toMatch(/the generalization gap falls from 10\.0 to 6\.0 points \(ρ = −/);
    expect(text).not.toContain('hardly');
    expect(text).not.toContain('does not decide');
  });
  test('the effect reversed is said to rise', () => {
    const { text } = read(byRatio(1));
    expect(text).toContain('sharpness rises from 1.01 to 16.2');
    expect(text).toContain('the generalization gap rises from 10.0 to 14.0 points');
  });
  test('a gap that rises up to a last ratio with the least: by rank, not from end to end', () => {
    const { finding } = read((run) => ({
      sharpness: seedFactor(run),
      gap: octave(run) > 15 ? 0.05 : 0.1 + 0.01 * Math.log2(octave(run)) * seedFactor(run),
    }));
    expect(finding.gap?.direction).toBe('rises');
    expect(finding.gap && isUneven(finding.gap)).toBe(true);
    const even = read(byRatio(1)).finding.gap;
    expect(even && isUneven(even)).toBe(false);
  });
  test('where the two ends say the opposite of the ranks between, no end is given', () => {
    // Rises with every ratio but the last, at which both are the lowest of all.
    const { text } = read((run) => ({
      sharpness: (octave(run) > 15 ? 0.1 : 1) * octave(run) ** 0.5 * seedFactor(run),
      gap: 0.1 + (octave(run) > 15 ? -0.05 : 0.01 * Math.log2(octave(run)) * seedFactor(run)),
    }));
    expect(text).toMatch(
      /As η\/B grows over the map, sharpness rises by rank, though not from end to end \(ρ = 0\.\d+ \[.*\]\), and/,
    );
    expect(text).toMatch(/the generalization gap rises by rank, though not from end to end \(ρ = 0\.\d+ \[/);
    expect(text).not.toMatch(/rises from/);
  });
  test('no effect: nothing is claimed, nor in the headline', () => {
    const { finding, text, headline } = read((run) => ({
      sharpness: 2 + Math.sin(37 * run.id + 11 * run.seed),
      gap: 0.1 + 0.01 * Math.sin(13 * run.id + 5 * run.seed),
    }));
    expect(finding.verdict).toBe('open');
    expect(text).toContain('sharpness has no clear relation to η/B (ρ = ');
    expect(text).toContain('the generalization gap has no clear relation to η/B (ρ = ');
    expect(headline).toBe(
      '27 networks trained. Whether those with equal learning rate ÷ batch size end up alike stays open.',
    );
  });
  test('a sharpness that follows η and not η/B: equal ratios are said not to end alike', () => {
    const { finding, text, headline } = read((run) => ({
      sharpness: run.learningRate * 10 * seedFactor(run),
      gap: 0.1,
    }));
    expect(finding.verdict).toBe('apart');
    expect(headline).toBe('27 networks trained. Here those with equal learning rate ÷ batch size do not end up alike.');
    expect(text).toContain('the three cells end at sharpness 1.01, 2.02 and 4.04');
    expect(text).toContain('and the three');
    expect(text).toMatch(/doubling η and B changes sharpness by a factor of 2\.0 \[2\.0, 2\.0\]/);
  });
  test('the largest η that leaves its ratio is named with its factor', () => {
    const { text } = read((run) => ({
      ...byRatio(-1)(run),
      sharpness: (byRatio(-1)(run).sharpness ?? 0) * (run.learningRate === 0.4 ? 0.5 : 1),
    }));
    expect(text).toMatch(
      /At η = 0\.4 the ratio alone does not decide: sharpness is 0\.50 \[0\.50, 0\.50\] times that of smaller η on the same ratio\./,
    );
  });
  test('on the lit ratio too: 1/4, 1/4 and, at the largest η, 1/8', () => {
    const { text } = read((run) => ({
      ...byRatio(-1)(run),
      sharpness: (byRatio(-1)(run).sharpness ?? 0) * (run.learningRate === 0.4 ? 0.5 : 1),
    }));
    expect(text).toContain(
      'On 1/80, η and B differ 4-fold; up to η = 0.2 the cells still end alike, at sharpness 0.25 and 0.25, at η = 0.4 at 0.13.',
    );
  });
  test('what carries the effect: the ratios up to which little happens are named', () => {
    const { text } = read((run) => ({
      sharpness: (octave(run) <= 4 ? 1 : 4 / octave(run)) * seedFactor(run),
      gap: 0.1,
    }));
    expect(text).toContain('Up to 1/80 sharpness hardly changes: the larger ratios carry the effect.');
  });
  test('a cell that is pointed at is described with its intervals', () => {
    const { text } = read(byRatio(-1), { ratio: 0.1 / 8, cell: { kind: 'cell', learningRate: 0.1, batchSize: 8 } });
    expect(text).toMatch(/^η = 0\.1, B = 8: sharpness λ₁ 0\.25 \[0\.2\d, 0\.2\d\]; gap 8\.0 \[.*\] points\./);
  });
  test('diverged runs are counted and placed', () => {
    const { text } = read((run) =>
      run.learningRate === 0.4 && run.batchSize === 8 ? { outcome: 'diverged', step: 12 } : byRatio(-1)(run),
    );
    expect(text).toContain('3 of 27 runs diverged, all at η = 0.4.');
  });
  test('capped runs too, and their cells are not compared', () => {
    const { finding, text } = read((run) => ({
      ...byRatio(-1)(run),
      ...(run.learningRate === 0.1 && run.batchSize === 32 && { outcome: 'budgetSpent' as const }),
    }));
    expect(finding.completeCells).toBe(8);
    expect(text).toContain(
      '3 of 27 runs stopped before loss 0.02, all at η = 0.1; their cells are outlined and not compared.',
    );
  });
  test('all diverged', () => {
    const { text, headline } = read((run) => ({ outcome: 'diverged', step: 12 + run.id }));
    expect(text).toBe(
      'All runs diverged, the first at step 12: even η = 0.1 is too large here. Add a smaller learning rate.',
    );
    expect(headline).toBe('All 27 networks diverged.');
  });
  test('all capped', () => {
    const { text, headline } = read((run) => ({ ...byRatio(-1)(run), outcome: 'budgetSpent' }));
    expect(text).toBe(
      'No run reached loss 0.02 within 600 epochs, so nothing can be compared. Allow more epochs or a higher loss.',
    );
    expect(headline).toContain('stays open');
  });
  test('never measured', () => {
    expect(read(() => ({ gap: 0.1 })).text).toContain('Sharpness λ₁ was not measured in this sweep');
  });
  test('one seed: no relation is claimed', () => {
    const { text } = read(byRatio(-1), middle, { ...SMALL_GRID, grid: { ...SMALL_GRID.grid, seeds: 1 } });
    expect(text).not.toContain('As η/B grows');
  });
  test('no two cells of one ratio', () => {
    const { finding, headline } = read(byRatio(-1), null, {
      ...SMALL_GRID,
      grid: { learningRates: [0.1, 0.3], batchSizes: [8, 20], seeds: 3 },
    });
    expect(finding.verdict).toBe('none');
    expect(headline).toBe('12 networks: 2 learning rates × 2 batch sizes, none with an equal ratio.');
  });
});

describe('before the end nothing is concluded', () => {
  const sweep = madeUpSweep(
    (run) => ({ ...byRatio(-1)(run), outcome: run.learningRate > 0.1 ? 'reachedTarget' : null }),
    {
      status: 'running',
    },
  );
  test('how many ended, and what has on the lit ratio', () => {
    const caption = captionOf(sweep, null, middle);
    const text = sentencesOf(caption);
    expect(caption.head).toBe('So far.');
    expect(text).toBe(
      '18 of 27 networks are trained. Two of the three cells on 1/80 have ended, at sharpness 0.25 and 0.25. Nothing is concluded before all seeds of a cell are in.',
    );
  });
  test('the headline asks, but of the first sweep', () => {
    expect(headlineOf(sweep, null, draft).after).toBe(' end up alike?');
    expect(headlineOf(null, null, { spec: parseSweepSpec(DEFAULT_SPEC), runs: 128 })).toMatchObject({
      before: 'Train 128 networks. Those with equal ',
      after: ' end up alike.',
    });
  });
});

describe('a guess', () => {
  const sweep = madeUpSweep(byRatio(-1));
  test('is answered from the cells of its learning rate: the smallest B has the smallest λ₁, 1/16', () => {
    expect(guessAnswer(sweep, { learningRate: 0.4, batchSize: 8 })).toBe(
      'You guessed right: B = 8 ends flattest, at 0.063.',
    );
    expect(guessAnswer(sweep, { learningRate: 0.4, batchSize: 32 })).toBe(
      'You guessed B = 32, which ends at 0.25; the flattest is B = 8, at 0.063.',
    );
  });
  test('of cells that cannot be compared says so', () => {
    const lost = madeUpSweep((run) =>
      run.learningRate === 0.4 && run.batchSize < 32 ? { outcome: 'diverged' } : byRatio(-1)(run),
    );
    expect(guessAnswer(lost, { learningRate: 0.4, batchSize: 8 })).toContain('it cannot be compared');
    expect(
      guessAnswer(
        madeUpSweep(() => ({ outcome: 'diverged' })),
        { learningRate: 0.4, batchSize: 8 },
      ),
    ).toContain('No cell at η = 0.4');
  });
  test('waits for its learning rate and for the end', () => {
    expect(guessAnswer(sweep, { learningRate: 0.8, batchSize: 8 })).toBeNull();
    expect(guessAnswer({ ...sweep, status: 'running' }, { learningRate: 0.4, batchSize: 8 })).toBeNull();
  });
});

describe('flat up to', () => {
  const means = (...list: number[]) => list.map((mean, i) => ({ ratio: 2 ** i, mean }));
  test('the last ratio with less than a tenth of the whole change', () => {
    expect(flatUpTo(means(10, 9.5, 9.2, 4, 0), false)).toBe(4);
    expect(flatUpTo(means(10, 8, 4, 0), false)).toBeNull();
  });
  test('of a positive quantity the change is that of the logarithm: 1, 0.9, 0.1 changes by 5 % first', () => {
    expect(flatUpTo(means(1, 0.9, 0.1), true)).toBe(2);
    expect(flatUpTo(means(1, 0.9, 0.5), true)).toBeNull();
  });
  test('means by ratio pool cells and seeds', () => {
    const cells = [
      { learningRate: 1, batchSize: 4, values: [1, 2] },
      { learningRate: 2, batchSize: 8, values: [3, 6] },
      { learningRate: 2, batchSize: 4, values: [5, 5] },
    ];
    expect(meansByRatio(cells)).toEqual([
      { ratio: 0.25, mean: 3 },
      { ratio: 0.5, mean: 5 },
    ]);
  });
});
