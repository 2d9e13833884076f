import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpecError } from '../../../src/errors.ts';
import { type ParseJsonOptions, parseJson, parseJsonBytes } from '../../../src/json/parse-json.ts';
import { RUNS } from '../../support/runs.ts';

const parse = (text: string, options: Partial<ParseJsonOptions> = {}) => parseJson(text, { what: 'link', ...options });

test('any JSON value comes back as JSON.parse gives it', () => {
  const forbidden = /^(__proto__|constructor|prototype)$/;
  const key = fc.string({ unit: 'binary' }).filter((text) => !forbidden.test(text));
  const value = fc.jsonValue({ maxDepth: 6, stringUnit: 'binary' });
  fc.assert(
    fc.property(fc.dictionary(key, value), fc.constantFrom(undefined, 1, '\t'), (content, indent) => {
      const text = JSON.stringify(content, null, indent);
      const faultless = !/"(__proto__|constructor|prototype)":/.test(text);
      if (faultless) expect(parse(text)).toStrictEqual(JSON.parse(text));
    }),
    { numRuns: RUNS },
  );
});

test('any text is a value or a SpecError of readable length', () => {
  const pieces = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '"a"',
    '"a":',
    '1',
    '-',
    '1e999',
    'true',
    'nul',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(pieces).map((all) => all.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        try {
          expect(parse(text)).toStrictEqual(JSON.parse(text));
        } catch (error) {
          expect(error).toBeInstanceOf(SpecError);
          expect((error as Error).message).toMatch(/^link: [\s\S]*\.$/);
          expect((error as Error).message.length).toBeLessThanOrEqual(2000);
        }
      },
    ),
    { numRuns: RUNS },
  );
});

describe('refuses, with the place', () => {
  const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
  test.each([
    [
      'a key that is there twice',
      '{"a": 1,\n "b": {"a": 2}, "a": 3}',
      /key .* once, got "a" twice \(line 2, column 17\)/,
    ],
    ['the same key written with an escape', '{"a":1,"\\u0061":2}', /once, got "a" twice/],
    ['the same key among many', `{${Array.from({ length: 50 }, (_, i) => `"k${i % 49}":0`)}}`, /got "k0" twice/],
    ['__proto__', '{"x":[{"__proto__":{"isAdmin":true}}]}', /no key may be __proto__ \(line 1, column 8\)/],
    ['__proto__ with an escape', '{"\\u005f_proto__":{}}', /no key may be __proto__/],
    ['constructor', '{"constructor":{"prototype":{}}}', /no key may be constructor/],
    ['prototype', '{"prototype":{}}', /no key may be prototype/],
    ['a number beyond float64', '{"loss": 1e999}', /range of float64/],
    ['a negative number beyond float64', '[-1e999]', /range of float64/],
    ['an integer of 400 digits', `[${'9'.repeat(400)}]`, /range of float64/],
    ['65 levels', deep(65), /nested at most 64 deep \(line 1, column 65\)/],
    ['ten million levels, unclosed', '['.repeat(1 << 20), /nested at most 64 deep/],
    ['a million values', `[${'0,'.repeat(300_000)}0]`, /at most 262,144 values/],
    ['a long text', ' '.repeat((1 << 20) + 1), /at most 1,048,576 characters long, got 1,048,577/],
    ['nothing', '', /must hold JSON/],
    ['an unclosed string', '{"a": "b', /must hold JSON/],
  ])('%s', (_, text, message) => {
    expect(() => parse(text)).toThrow(SpecError);
    expect(() => parse(text)).toThrow(message);
  });

  test('bytes that are too many or no UTF-8', () => {
    expect(() => parseJsonBytes(new Uint8Array([0x7b, 0xff]), { what: 'a.json' })).toThrow(
      /a\.json: JSON must be UTF-8/,
    );
    expect(() => parseJsonBytes(new Uint8Array(5), { what: 'a.json', mostLength: 1 })).toThrow(/at most 1 characters/);
  });
});

test('accepts what is as large as a limit, strings with braces and quotes, equal keys in different objects', () => {
  expect(parse('[[[]]]', { mostDepth: 3 })).toEqual([[[]]]);
  expect(parse('[1,true,null]', { mostValues: 4 })).toEqual([1, true, null]);
  expect(() => parse('[1,true,null]', { mostValues: 3 })).toThrow(/at most 3 values/);
  const text = '{"a":{"a":"{\\"a\\":[[\\\\"},"b":[{"a":1},{"a":2}],"c":-1.5e-3}';
  expect(parse(text)).toEqual(JSON.parse(text));
  expect(parse('"NaN"', { revive: (_, value) => (value === 'NaN' ? Number.NaN : value) })).toBeNaN();
  expect(parseJsonBytes(new TextEncoder().encode('\uFEFF{"µ":1}'), { what: 'a.json' })).toEqual({ µ: 1 });
});

test('five megabytes of quotes, escapes or keys take one pass', { timeout: 20_000 }, () => {
  const most = { mostLength: 1e8, mostValues: 1e8 };
  const length = 5_000_000;
  expect(() => parse(`"${'\\"'.repeat(length / 2)}`, most)).toThrow(/must hold JSON/);
  expect(() => parse(`{"${'\\\\'.repeat(length / 2)}`, most)).toThrow(/must hold JSON/);
  const keys = Array.from({ length: 50_000 }, (_, index) => `"key ${index}":${index}`).join();
  expect(Object.keys(parse(`{${keys}}`, most) as object)).toHaveLength(50_000);
});
