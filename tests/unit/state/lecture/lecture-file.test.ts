import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../../../../src/errors.ts';
import type { Lecture } from '../../../../src/state/lecture/lecture.ts';
import {
  lectureText,
  packLecture,
  parseLecture,
  unpackLecture,
  unreadableSteps,
} from '../../../../src/state/lecture/lecture-file.ts';
import { beginsAsLecture } from '../../../../src/state/lecture/lecture-mark.ts';
import { packResults, unpackResults } from '../../../../src/state/lecture/saved-results.ts';
import { SHIPPED_TEXT, shippedLecture, smallLecture } from '../../../support/lectures.ts';
import { RUNS } from '../../../support/runs.ts';

const withoutResults = ({ sweeps, ...rest }: Lecture) => ({ ...rest, sweeps: sweeps.map(({ spec }) => ({ spec })) });

describe('a lecture and its file', () => {
  test('give one another', () => {
    const lecture = shippedLecture();
    expect(parseLecture(lectureText(lecture), 'again')).toEqual(lecture);
    expect(lectureText(lecture)).toBe(SHIPPED_TEXT);
    expect(beginsAsLecture(SHIPPED_TEXT)).toBe(true);
  });

  test('give one another as UTF-8 bytes too', () => {
    const bytes = new TextEncoder().encode(lectureText(smallLecture()));
    expect(parseLecture(bytes, 'bytes')).toEqual(smallLecture());
  });

  test('a link gives the lecture without results', () => {
    expect(unpackLecture(packLecture(smallLecture()))).toEqual(smallLecture());
    const packed = packLecture(shippedLecture());
    expect(packed.length).toBeLessThan(3000);
    expect(unpackLecture(packed)).toEqual(withoutResults(shippedLecture()));
  });

  test('any titles, captions and orders survive', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 }).map((each) => each.replaceAll(/[{}]/g, ''));
    const step = fc.record({ title: text, caption: text });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), text, (steps, title) => {
        const lecture = { ...smallLecture(), title, steps: steps.map((each) => ({ ...each, sweep: 0, board: {} })) };
        expect(parseLecture(lectureText(lecture), 'x')).toEqual(lecture);
        expect(unpackLecture(packLecture(lecture))).toEqual(lecture);
      }),
      { numRuns: Math.min(RUNS, 50) },
    );
  });
});

type Changed = Record<string, unknown>;
const content = () => JSON.parse(lectureText(smallLecture())) as { steps: Changed[]; sweeps: Changed[] } & Changed;
const faultOf = (change: (file: ReturnType<typeof content>) => void): string => {
  const file = content();
  change(file);
  try {
    parseLecture(JSON.stringify(file), 'talk.json');
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as Error).message;
  }
  return 'none';
};

describe('a bad file is refused with the place, the rule and the value', () => {
  test.each<[string, (file: ReturnType<typeof content>) => void, RegExp]>([
    ['another format', (file) => (file.format = 'x'), /^talk\.json: the file must be a lecture .*got another/],
    ['a newer version', (file) => (file.version = 2), /version of a lecture must be at most 1, got 2/],
    ['no version', (file) => delete file.version, /version: .*expected 1/],
    ['an unknown field', (file) => (file.slides = []), /Unrecognized key: "slides"/],
    [
      'a step without its sweep',
      (file) => (file.steps[1].sweep = 4),
      /steps\.1\.sweep must be the index of one of the 1 sweeps of the lecture, got 4/,
    ],
    ['a title that is a number', (file) => (file.steps[0].title = 7), /steps\.0\.title: .*expected string.*got 7/],
    [
      'a caption too long',
      (file) => (file.steps[0].caption = 'x'.repeat(1001)),
      /steps\.0\.caption: .*<=1000 characters/,
    ],
    [
      'a value that is none',
      (file) => (file.steps[1].caption = 'At {flatness}.'),
      /steps\.1\.caption must hold between braces only values as .* got “\{flatness\}\.”/,
    ],
    [
      'a bad view',
      (file) => (file.steps[1].board = { view: { timeAxis: 'years' } }),
      /steps\.1\.board: view\.timeAxis: /,
    ],
    ['a bad spec', (file) => (file.sweeps[0].spec = { version: 1 }), /sweeps\.0\.spec: sweep spec: /],
    [
      'a day that is none',
      (file) => (file.sweeps[0].saved = { computed: '2026-13-40', bytes: 2, data: '' }),
      /sweeps\.0\.saved\.computed must be a day as 2026-11-30, got "2026-13-40"/,
    ],
    [
      'results beyond the limit',
      (file) => (file.sweeps[0].saved = { computed: '2026-11-30', bytes: 2 ** 40, data: '' }),
      /sweeps\.0\.saved\.bytes: .*<=268435456/,
    ],
    [
      'a language that is none',
      (file) => (file.language = '<b>'),
      /language must be a language tag as "en", got "<b>"/,
    ],
    ['too many steps', (file) => (file.steps = Array(201).fill(file.steps[0])), /steps: .*<=200 items/],
  ])('%s', (_, change, message) => expect(faultOf(change)).toMatch(message));

  test('JSON that is none, or hostile', () => {
    expect(() => parseLecture('{"format"', 'a.json')).toThrow(/^a\.json: it must hold JSON/);
    expect(() => parseLecture('{"a":1,"__proto__":{}}', 'a.json')).toThrow(/no key may be __proto__/);
    expect(() => parseLecture(`{"a":${'['.repeat(99)}`, 'a.json')).toThrow(/nested at most 64 deep/);
  });

  test('a lecture that is being written may hold unfinished values, and they are counted', () => {
    const draft = { ...smallLecture(), steps: smallLecture().steps.map((step) => ({ ...step, caption: '{shar' })) };
    expect(parseLecture(lectureText(draft), 'draft', { isDraft: true })).toEqual(draft);
    expect(unreadableSteps(draft)).toEqual([1, 2]);
    expect(unreadableSteps(smallLecture())).toEqual([]);
  });

  test('any change of a file is read or refused, and never throws another error', () => {
    const values = fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom('', null, -1, 1e308, [], {}));
    const paths = fc.constantFrom('format', 'version', 'title', 'language', 'sweeps', 'steps');
    const inStep = fc.constantFrom('title', 'caption', 'sweep', 'board');
    fc.assert(
      fc.property(paths, inStep, values, fc.boolean(), (path, field, value, isDeep) => {
        const message = faultOf((file) => {
          if (isDeep) file.steps[0][field] = value;
          else Object.assign(file, { [path]: value });
        });
        expect(message.length).toBeLessThan(2100);
      }),
      { numRuns: RUNS },
    );
  });

  test('a link that is damaged', () => {
    const packed = packLecture(smallLecture());
    expect(() => unpackLecture('x')).toThrow(/must begin with a version/);
    expect(() => unpackLecture(packed.slice(0, -9))).toThrow(SpecError);
    expect(() => unpackLecture(`${packed.slice(0, 30)}A${packed.slice(31)}`)).toThrow(SpecError);
  });
});

describe('saved results', () => {
  const saved = packResults('{"a": 1}', '2026-11-30');
  test('come back byte by byte', () => expect(new TextDecoder().decode(unpackResults(saved, 'x'))).toBe('{"a": 1}'));
  test.each([
    ['of another size', { ...saved, bytes: 9 }],
    ['that are cut off', { ...saved, data: saved.data.slice(0, 4) }],
    ['that are no base64', { ...saved, data: '*' }],
    ['that state more than they can hold', { ...saved, bytes: 1 << 28 }],
    ['that hold more than they state', { ...packResults('a'.repeat(1e6), '2026-11-30'), bytes: 1000 }],
  ])('%s are refused', (_, damaged) =>
    expect(() => unpackResults(damaged, 'x')).toThrow(
      /^x: its saved results must be a compressed sweep.json of \d+ bytes/,
    ),
  );
});
