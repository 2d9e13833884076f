import { expect, test } from 'vitest';
import { linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { specFragment } from '../../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { GLOSSARY_LINK, glossaryLink } from '../../../src/ui/glossary/glossary-link.ts';
import { lessonLink, lessonSheetLink } from '../../../src/ui/lessons/lesson-link.ts';
import {
  CLAIMS_LINK,
  claimLink,
  isBoardFragment,
  isKnownRoute,
  LESSONS_LINK,
  MEASURE_LINK,
  pageNamed,
  routeOf,
  START_LINK,
  WORKBENCH_LINK,
} from '../../../src/ui/route.ts';
import { SWEEP } from '../../support/made-up-claim.ts';

const LINK = specFragment(parseSweepSpec(SWEEP));

test.each([
  ['', { view: 'start' }],
  ['#', { view: 'start' }],
  [START_LINK, { view: 'start' }],
  [WORKBENCH_LINK, { view: 'workbench' }],
  ['#/workbench/', { view: 'workbench' }],
  [CLAIMS_LINK, { view: 'claims' }],
  ['#/claims/', { view: 'claims' }],
  [LESSONS_LINK, { view: 'lessons', id: null, isSheet: false }],
  ['#/lessons/', { view: 'lessons', id: null, isSheet: false }],
  [lessonLink('start-here'), { view: 'lessons', id: 'start-here', isSheet: false }],
  [lessonSheetLink('start-here'), { view: 'lessons', id: 'start-here', isSheet: true }],
  [MEASURE_LINK, { view: 'measure' }],
  ['#/measure/', { view: 'measure' }],
  [claimLink('X20-2'), { view: 'claim', id: 'X20-2' }],
  [GLOSSARY_LINK, { view: 'glossary', id: null }],
  ['#/glossary/', { view: 'glossary', id: null }],
  [glossaryLink('sharpness'), { view: 'glossary', id: 'sharpness' }],
] as const)('"%s" opens its view, whichever page of the board was open', (fragment, route) => {
  for (const page of ['start', 'workbench'] as const) expect(routeOf(fragment, page)).toEqual(route);
  expect(isBoardFragment(fragment)).toBe(route.view === 'start' || route.view === 'workbench');
  expect(pageNamed(fragment)).toBe(isBoardFragment(fragment) ? route.view : null);
});

test.each([LINK, '#/claimsX', '#/lessonsX', '#/measured', '#/workbenches'])(
  '"%.12s" names no page: the one of the board stays',
  (fragment) => {
    for (const page of ['start', 'workbench'] as const) expect(routeOf(fragment, page)).toEqual({ view: page });
    expect([isBoardFragment(fragment), pageNamed(fragment)]).toEqual([true, null]);
  },
);

test('a link to a view carries no sweep', () => {
  for (const link of [START_LINK, WORKBENCH_LINK, CLAIMS_LINK, MEASURE_LINK, claimLink('X20-2'), glossaryLink('ratio')])
    expect(linkInFragment(link)).toBeUndefined();
});

test.each(['', '#', '#/', '#/workbench', '#/claims', '#/claims/X20-2', '#/measure/', LINK, '#sweep=damaged'])(
  '"%s" is known',
  (fragment) => expect(isKnownRoute(fragment)).toBe(true),
);
test.each(['#/claimsX', '#/workbenches', '#/measured', '#elsewhere', '#/sweep=', '#//'])(
  '"%s" is unknown',
  (fragment) => expect(isKnownRoute(fragment)).toBe(false),
);
