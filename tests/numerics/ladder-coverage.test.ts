import { describe, expect, test } from 'vitest';
import { isFullSize } from '../support/full-size.ts';
import { rowOf } from '../support/interval-coverage/case.ts';
import { allowanceOf, climb } from '../support/interval-coverage/ladder.ts';
import { drawsOf, LADDERS } from '../support/interval-coverage/ladder-cases.ts';

/** In short, those whose statistic is computed once for each look, and few draws: only a gross fault shows. */
const SHORT_DRAWS = 60;
const ROWS = isFullSize ? LADDERS : LADDERS.filter(({ interval }) => !/jackknife|bootstrap|Newcombe/.test(interval));

/** Three standard errors of a simulated share near `share`. */
const slack = (share: number, draws: number) => 3 * Math.sqrt((share * (1 - share)) / draws);

describe('looks at growing samples until one decides: false verdicts within 5 % ÷ criteria, each look at its level', () => {
  test.each(ROWS.map((one) => [rowOf(one), one] as const))('%s', (_row, one) => {
    const draws = isFullSize ? drawsOf(one) : SHORT_DRAWS;
    const allowed = allowanceOf(one);
    const { covered, falseVerdicts } = climb(one, draws);
    expect(falseVerdicts).toBeLessThanOrEqual(allowed + slack(allowed, draws));
    for (const share of covered) expect(1 - share).toBeLessThanOrEqual(1 - one.level + slack(1 - one.level, draws));
  });
});
