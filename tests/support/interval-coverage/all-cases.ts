import type { CoverageCase } from './case.ts';

/** Every file here named `…-cases.ts`: exports whose names end in CASES, CASES_BEFORE (methods replaced) and CASES_BEYOND. */
const files = import.meta.glob<Record<string, unknown>>('./{page,claims}-cases.ts', { eager: true });

const casesNamed = (ending: string): CoverageCase[] =>
  Object.values(files).flatMap((exports) =>
    Object.entries(exports)
      .filter(([name]) => name.endsWith(ending))
      .flatMap(([, cases]) => cases as CoverageCase[]),
  );

export const ALL_CASES: readonly CoverageCase[] = casesNamed('_CASES');
export const ALL_CASES_BEFORE: readonly CoverageCase[] = casesNamed('_CASES_BEFORE');
export const ALL_CASES_BEYOND: readonly CoverageCase[] = casesNamed('_CASES_BEYOND');

/** Two points, asked of every interval. */
export const MARGIN = 0.02;

/** Whether a coverage is as near to its level as is asked, with `slack` for the simulation's own error. */
export function isCovered({ level, mayOverCover }: CoverageCase, covered: number, slack = 0): boolean {
  return covered >= level - MARGIN - slack && (mayOverCover === true || covered <= level + MARGIN + slack);
}
