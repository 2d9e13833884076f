import type { CoverageCase } from './case.ts';
import { COMPARISON_CASES } from './comparison-cases-of-page.ts';
import { DEPARTURE_CASES } from './departure-cases-of-page.ts';
import { MEAN_CASES, MEAN_CASES_BEFORE, MEAN_CASES_BEYOND } from './mean-cases-of-page.ts';
import { PROBE_CASES, PROBE_CASES_BEYOND } from './probe-cases-of-page.ts';
import { RANK_CASES, RANK_CASES_BEFORE, RANK_CASES_BEYOND } from './rank-cases-of-page.ts';
import { START_CASES, START_CASES_BEYOND } from './start-cases-of-page.ts';
import { TUNING_CASES, TUNING_CASES_BEFORE } from './tuning-cases-of-page.ts';

/** Every interval that the page, the command line and the exports show of a sweep. */
export const PAGE_CASES: readonly CoverageCase[] = [
  ...RANK_CASES,
  ...DEPARTURE_CASES,
  ...TUNING_CASES,
  ...MEAN_CASES,
  ...PROBE_CASES,
  ...START_CASES,
  ...COMPARISON_CASES,
];

/** The same, by the methods that they replace. */
export const PAGE_CASES_BEFORE: readonly CoverageCase[] = [
  ...RANK_CASES_BEFORE,
  ...TUNING_CASES_BEFORE,
  ...MEAN_CASES_BEFORE,
];

/** Processes that these intervals are not made for, to know how far they fall short there. */
export const PAGE_CASES_BEYOND: readonly CoverageCase[] = [
  ...RANK_CASES_BEYOND,
  ...MEAN_CASES_BEYOND,
  ...PROBE_CASES_BEYOND,
  ...START_CASES_BEYOND,
];
