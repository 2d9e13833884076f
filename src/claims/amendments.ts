import type { Amendment } from './claim.ts';

/** For claims that average a bounded quantity, such as a rank correlation or a share, over seeds. */
export const BOUNDED_MEAN: Amendment = {
  date: '2026-11-28',
  why:
    'Same rule, wider intervals for means of quantities with two ends (rank correlations, shares): they allow for skewness near ' +
    'an end, and seeds that agree exactly count as half a step apart. Simulated, Student’s interval alone held in as little as ' +
    '85 to 92 % of a nominal 95 to 97.5 %.',
};
