import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import smallSpec from '../../../../public/examples/small.json';
import { SpecError } from '../../../../src/errors.ts';
import { packJson } from '../../../../src/sweep/link/packed-json.ts';
import { linkFragment, linkInFragment } from '../../../../src/sweep/link/sweep-link.ts';
import { canonicalJson } from '../../../../src/sweep/results/fingerprint.ts';
import { DEFAULT_SPEC } from '../../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../../src/sweep/spec/sweep-spec.ts';
import { linkFixture } from '../../../support/links/link-fixtures.ts';
import { packForeign } from '../../../support/links/pack-foreign.ts';
import { RUNS } from '../../../support/runs.ts';

const spec = parseSweepSpec(DEFAULT_SPEC);
const whole = linkFixture(4);
const faultOf = (fragment: string): string => {
  try {
    linkInFragment(fragment);
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError);
    return (error as SpecError).message;
  }
  return '';
};

describe('a link of every version opens', () => {
  test('1: a spec alone', () => {
    expect(linkInFragment(linkFixture(1))).toEqual({
      spec: parseSweepSpec(smallSpec),
      board: { view: { page: 'workbench' } },
    });
  });
  test('2: the spec, the view and the results of the first sweep, in at most 2,000 characters', () => {
    expect(linkFixture(2).length).toBeLessThanOrEqual(2000);
    const link = linkInFragment(linkFixture(2));
    expect(link?.spec).toEqual(spec);
    expect(link?.board).toEqual({
      view: {
        page: 'workbench',
        mapQuantity: 'lossGap',
        panels: [
          { kind: 'map', rows: 2 },
          { kind: 'eigenvalues' },
          { kind: 'probe', probe: 'sharpness' },
          { kind: 'probe', probe: 'gradientTopFraction' },
        ],
      },
      selected: { kind: 'ratio', ratio: 0.003125 },
      microscope: 7,
      engine: 'simd',
    });
    expect(link?.results).toMatchObject({
      fingerprint: 'e4a071db75d29f9c4c5efc63724e2256fe427008a0fb31ab9d02c93bc1bd06f6',
      engine: 'simd',
      digest: { replicates: 8 },
    });
    // By B, then η: B = 32 with η = 0.1 and 0.8, as the table of runs gives them.
    const { sharpness, gap } = link?.results?.digest ?? {};
    expect([sharpness?.mean[0], sharpness?.error[0], gap?.mean[0], gap?.error[0]]).toEqual([
      1.03, 0.0568, 0.537, 0.0106,
    ]);
    expect([sharpness?.mean[3], sharpness?.error[3]]).toEqual([0.274, 0.0215]);
    expect(sharpness?.mean).toHaveLength(16);
    expect(sharpness?.values?.[15]).toHaveLength(8);
  });
  test('3: the open page too', () => {
    const link = linkInFragment(linkFixture(3));
    expect(link?.board).toEqual({ view: { mapQuantity: 'testAccuracy' }, selected: { kind: 'ratio', ratio: 0.00625 } });
    expect(link?.results).toEqual(linkInFragment(linkFixture(2))?.results);
  });
  test('4: panels in a free arrangement; the latest version is written as it was read', () => {
    const link = linkInFragment(whole);
    expect(link?.board).toEqual({
      view: {
        page: 'workbench',
        curves: 'median',
        maximised: 'gap',
        panels: [{ kind: 'gap', columns: 2 }, { kind: 'probe', probe: 'hessianTrace', rows: 2 }, { kind: 'map' }],
      },
      selected: { kind: 'ratio', ratio: 0.00625 },
    });
    expect(link?.results).toEqual(linkInFragment(linkFixture(2))?.results);
    if (link) expect(linkFragment(link)).toBe(whole);
  });
  test('of a later version says who made it', () => {
    expect(faultOf(whole.replace('=4.', '=5.'))).toContain('its version must be at most 4, got 5');
  });
});

const SPECS: readonly SweepSpecInput[] = [
  DEFAULT_SPEC,
  { ...DEFAULT_SPEC, name: 'η/B → λ₁ – “ünïcödé”', schedule: { rate: { kind: 'cosine' }, warmupEpochs: 2 } },
  {
    version: 1,
    dataset: { source: { kind: 'file', name: 'digits', sha256: 'ab'.repeat(32) }, seeds: [3, 5] },
    model: { stem: [{ kind: 'conv', kernel: 3, channels: 4 }], hidden: [] },
    update: { momentum: 0.9, nesterov: true },
    rule: { kind: 'sam', radius: 0.05 },
    start: { learningRate: 0.1, batchSize: 'full', steps: 40, start: { learningRate: 0.2, batchSize: 8, steps: 3 } },
    grid: { learningRates: { from: 0.1, to: 1, count: 5 }, batchSizes: [8, 'full'], seeds: [7, 1, 4] },
    budget: { kind: 'steps', steps: 100 },
    tune: 'testLoss',
  },
];

describe('the spec in a link', () => {
  test.each(SPECS.map((each) => [each.name ?? 'own data', each] as const))(
    'is canonically equal to the one it was made of: %s',
    (_name, input) => {
      const full = parseSweepSpec(input);
      const fragment = linkFragment({ spec: full });
      expect(fragment).toMatch(/^#sweep=4\.[\w-]+$/);
      expect(canonicalJson(linkInFragment(fragment)?.spec)).toBe(canonicalJson(full));
      expect(fragment.length).toBeLessThan(600);
    },
  );
  test('a link without a sweep is none', () => {
    for (const fragment of ['', '#', '#/claims', '#elsewhere']) expect(linkInFragment(fragment)).toBeUndefined();
  });
  test('characters around a link in running text do not matter', () => {
    for (const end of ['.', ')', '>', '  ', '",', '&utm_source=x'])
      expect(linkInFragment(whole + end)?.spec).toEqual(spec);
  });
});

describe('a damaged link says what is wrong and what to do', () => {
  const tail = whole.length - 9;
  test.each([
    ['cut in the middle', whole.slice(0, 600), 'is incomplete: it ends early. Copy the link again'],
    ['cut to its key', '#sweep=3.', 'is incomplete'],
    ['nothing', '#sweep=', 'is incomplete'],
    ['version 1, cut', linkFixture(1).slice(0, 90), 'is incomplete: it ends early'],
    ['a space in it', `${whole.slice(0, 80)} ${whole.slice(80)}`, 'it holds " ", which no link of this page does'],
    [
      'a letter changed',
      whole.slice(0, tail) + (whole[tail] === 'x' ? 'y' : 'x') + whole.slice(tail + 1),
      'is damaged',
    ],
    ['too long', `#sweep=3.${'A'.repeat(40_000)}`, 'at most 32,768 characters, got 40,000'],
    ['a bomb', packForeign(new Uint8Array(8 << 20)), 'at most 1,048,576 bytes, got more'],
    ['nested', packForeign(`${'['.repeat(5000)}${']'.repeat(5000)}`), 'nested at most 64 deep'],
    ['countless', packForeign(`[${'0,'.repeat(100_000)}0]`), 'at most 50,000 values'],
    ['a key of a prototype', packForeign('{"version":1,"__proto__":{"name":"x"}}'), 'no key may be __proto__'],
    ['no JSON', packForeign('version 1'), 'link: '],
    ['a spec that breaks a rule', packForeign(JSON.stringify({ ...spec, update: { momentum: 3 } })), 'update.momentum'],
    ['an unknown field', `#sweep=3.${packJson({ spec, colour: 'red' })}`, 'colour'],
  ])('%s', (_what, fragment, fault) => expect(faultOf(fragment)).toContain(fault));

  const results = linkInFragment(whole)?.results;
  const digest = results?.digest;
  test.each([
    ['a forged fingerprint', { fingerprint: '<b>1</b>' }, 'results.fingerprint must be 64 hexadecimal digits'],
    ['an unknown engine', { engine: 'abacus' }, 'results.engine'],
    [
      'fewer cells',
      { digest: { ...digest, gap: { mean: [1], error: [1] } } },
      'must have 16 cells, as its spec, got 1',
    ],
    ['more seeds', { digest: { ...digest, replicates: 9 } }, 'be of 8 replicates, as its spec, got 9'],
    ['text in a mean', { digest: { ...digest, gap: { mean: ['1'], error: [1] } } }, 'results.digest.gap.mean.0'],
  ])('%s', (_what, forged, fault) => {
    expect(faultOf(`#sweep=3.${packJson({ spec, results: { ...results, ...forged } })}`)).toContain(fault);
  });
});

describe('no fragment makes it throw anything else, or hang', () => {
  const many = Math.max(500, RUNS);
  test('arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => void faultOf(`#sweep=${text}`)),
      { numRuns: many },
    );
  });
  test('a link with some characters changed, removed or added', () => {
    const edit = fc.tuple(fc.nat(whole.length), fc.nat(3), fc.string({ maxLength: 3 }));
    let refused = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(whole, linkFixture(1)),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        (link, edits) => {
          const text = edits.reduce(
            (made, [at, removed, added]) => made.slice(0, at) + added + made.slice(at + removed),
            link,
          );
          if (faultOf(text) !== '') refused++;
        },
      ),
      { numRuns: many },
    );
    expect(refused).toBeGreaterThan(many / 2);
  });
  test('a valid container of arbitrary JSON', () => {
    const results = linkInFragment(whole)?.results;
    const made = fc
      .jsonValue({ maxDepth: 3 })
      .chain((json) =>
        fc.constantFrom<unknown>(
          json,
          { spec: json },
          { spec, board: json },
          { spec, board: { view: json } },
          { spec, results: json },
          { spec, results: { ...results, digest: json } },
          { spec: { ...spec, grid: json } },
        ),
      );
    fc.assert(
      fc.property(
        made,
        fc.constantFrom(2, 3),
        (content, version) => void faultOf(`#sweep=${version}.${packJson(content)}`),
      ),
      { numRuns: many },
    );
  });
});
