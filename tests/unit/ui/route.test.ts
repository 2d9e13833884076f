import { expect, test } from 'vitest';
import { specFragment, specInFragment } from '../../../src/sweep/spec/spec-link.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { BOARD_LINK, CLAIMS_LINK, claimLink, MEASURE_LINK, routeOf } from '../../../src/ui/route.ts';
import { SWEEP } from '../../support/made-up-claim.ts';

test.each([
  ['', { view: 'board' }],
  [BOARD_LINK, { view: 'board' }],
  [specFragment(parseSweepSpec(SWEEP)), { view: 'board' }],
  ['#/claimsX', { view: 'board' }],
  [CLAIMS_LINK, { view: 'claims' }],
  ['#/claims/', { view: 'claims' }],
  [MEASURE_LINK, { view: 'measure' }],
  ['#/measure/', { view: 'measure' }],
  ['#/measured', { view: 'board' }],
  [claimLink('X20-2'), { view: 'claim', id: 'X20-2' }],
])('%s', (fragment, route) => {
  expect(routeOf(fragment)).toEqual(route);
});

test('a link to a view carries no sweep', () => {
  for (const link of [BOARD_LINK, CLAIMS_LINK, MEASURE_LINK, claimLink('X20-2')])
    expect(specInFragment(link)).toBeUndefined();
});
