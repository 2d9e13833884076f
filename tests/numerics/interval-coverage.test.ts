import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isFullSize } from '../support/full-size.ts';
import { ALL_CASES, isCovered } from '../support/interval-coverage/all-cases.ts';
import { coverageOf, rowOf } from '../support/interval-coverage/case.ts';

/** All 4,000 with LONG=1; fewer here, with two standard errors of the simulation allowed for. */
const REPETITIONS = isFullSize ? 4000 : 200;
const slackAt = (level: number) => (isFullSize ? 0 : 2 * Math.sqrt((level * (1 - level)) / REPETITIONS));

describe(`intervals hold the truth as often as they say, within two points (${REPETITIONS} simulations)`, () => {
  test.each(ALL_CASES.map((one) => [`${rowOf(one)} | ${one.seeds}`, one] as const))('%s', (_name, one) => {
    const { covered } = coverageOf(one, REPETITIONS);
    expect(isCovered(one, covered, slackAt(one.level)), `covered ${covered}`).toBe(true);
  });
});

test('docs/interval-coverage.md has a row for every interval and process; else run `npm run coverage`', () => {
  const table = readFileSync('docs/interval-coverage.md', 'utf8');
  const missing = [...new Set(ALL_CASES.map(rowOf))].filter((row) => !table.includes(`| ${row} |`));
  expect(missing).toEqual([]);
});
