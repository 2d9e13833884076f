import { describe, expect, test } from 'vitest';
import { isFullSize } from '../support/full-size.ts';
import { rowOf } from '../support/interval-coverage/case.ts';
import { allowanceOf, climb } from '../support/interval-coverage/ladder.ts';
import { drawsOf, LADDERS } from '../support/interval-coverage/ladder-cases.ts';

/** In short, those whose statistic is computed once for each look, and few draws: only a gross fault shows. */
const SHORT_DRAWS = 60;
const ROWS = isFullSize ? LADDERS : LADDERS.filter(({ interval }) => !/jackknife|bootstrap|Newcombe/.test(interval));

/** Largest count that a share of `share` has with probability > 10⁻⁴ in `draws`: 3.7 deviations, and 3 for small counts. */
const most = (share: number, draws: number) => draws * share + 3.7 * Math.sqrt(draws * share * (1 - share)) + 3;

describe('looks at growing samples until one decides: false verdicts within 5 % ÷ criteria, each look at its level', () => {
  test.each(ROWS.map((one) => [rowOf(one), one] as const))('%s', (_row, one) => {
    const draws = isFullSize ? drawsOf(one) : SHORT_DRAWS;
    const allowed = allowanceOf(one);
    const { covered, falseVerdicts } = climb(one, draws);
    expect(draws * falseVerdicts, 'false verdicts').toBeLessThanOrEqual(most(allowed, draws));
    for (const share of covered) expect(draws * (1 - share), 'misses').toBeLessThanOrEqual(most(1 - one.level, draws));
  });
});
