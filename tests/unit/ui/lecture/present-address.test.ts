import { describe, expect, test } from 'vitest';
import { boardLinkIn } from '../../../../src/state/board-link/board-link.ts';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import { presentAddress, presentFragment } from '../../../../src/ui/lecture/present-address.ts';
import { stepLink } from '../../../../src/ui/lecture/step-link.ts';
import { routeOf } from '../../../../src/ui/route.ts';
import { fixtureSweep } from '../../../support/board-fixture.ts';
import { smallLecture } from '../../../support/lectures.ts';

const script = { kind: 'script', path: 'lectures/a b&c.lecture.json' } as const;

describe('the address of a presentation', () => {
  test.each([
    { source: null, step: 0, opensBoard: false },
    { source: null, step: 3, opensBoard: false },
    { source: script, step: 1, opensBoard: true },
    { source: { kind: 'packed', packed: '1.A-_b' } as const, step: 2, opensBoard: false },
  ])('%j', (address) => {
    const fragment = presentFragment(address);
    expect(presentAddress(fragment)).toEqual(address);
    expect(routeOf(fragment, 'start')).toEqual({ view: 'present' });
  });

  test('what is not understood is ignored', () => {
    expect(presentAddress('#/present?step=-1&x=2')).toEqual({ source: null, step: 0, opensBoard: false });
    expect(presentAddress('#/present/')).toEqual({ source: null, step: 0, opensBoard: false });
    expect(routeOf('#/presents', 'start')).toEqual({ view: 'start' });
  });
});

describe('the link to a step', () => {
  const lecture = smallLecture();
  const sweep = fixtureSweep({ spec: DEFAULT_SPEC });

  test('carries the sweep as the step shows it, and its results', () => {
    const offer = stepLink(lecture, { step: 1, sweep, source: null });
    if (offer?.kind !== 'link') throw new Error('a step must have a link, got none.');
    const link = boardLinkIn(offer.fragment);
    expect(link?.board).toEqual(lecture.steps[1]?.board);
    expect(link?.results?.fingerprint).toBe(sweep.fingerprint);
    expect(offer.fragment.length).toBeLessThan(1000);
  });

  test('names a lecture that is served, so that its code is small', () => {
    const offer = stepLink(lecture, { step: 1, sweep, source: script });
    expect(offer).toMatchObject({ fragment: '#/present?script=lectures/a%20b%26c.lecture.json&step=2&board' });
  });

  test('is none of a step that is not there', () =>
    expect(stepLink(lecture, { step: 9, sweep, source: null })).toBeNull());
});
