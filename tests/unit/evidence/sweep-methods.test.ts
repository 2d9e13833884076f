import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { generators } from '../../../src/data/registry.ts';
import { sourceTitle } from '../../../src/data/source-title.ts';
import { STANDARDISATIONS } from '../../../src/data/spec.ts';
import { ACTIVATIONS } from '../../../src/engine/activations.ts';
import type { EngineDescription } from '../../../src/engine/contract.ts';
import { INITIALISATIONS } from '../../../src/engine/model.ts';
import { bibtex, texText } from '../../../src/evidence/bibtex.ts';
import { exactText } from '../../../src/evidence/exact-text.ts';
import { rerunCommand, sweepMethods } from '../../../src/evidence/sweep-methods.ts';
import { SGDSCOPE_RELEASED, SGDSCOPE_VERSION } from '../../../src/evidence/version.ts';
import { probesOfTier } from '../../../src/probes/scalar/registry.ts';
import { TIER_ORDER, tiersUpTo } from '../../../src/probes/scalar/tiers.ts';
import { linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { trainingRuleText } from '../../../src/sweep/rules/registry.ts';
import { DEFAULT_SPEC } from '../../../src/sweep/spec/default-spec.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';

const ENGINE: EngineDescription = {
  kind: 'simd',
  device: 'WebAssembly SIMD',
  unitRoundoff: 2 ** -24,
  selfCheck: { quantities: 24, milliseconds: 31 },
};
const FINGERPRINT = '5f0c2a91d3b47e68a1c09b7f2d4e6a8051c3e7f9b2d4a6c8e0f1a3b5c7d9e1f3';

const BASE: SweepSpecInput = {
  version: 1,
  name: 'Base',
  dataset: { source: { kind: 'glyphs' }, trainCount: 512, testCount: 4000 },
  grid: { learningRates: [1 / 32, 0.1], batchSizes: [16, 'full'], seeds: 3 },
  budget: { kind: 'epochs', epochs: 7 },
};

function planOf(input: SweepSpecInput, isRegression = false, inputShape: number[] = [12, 12, 1]) {
  const spec = parseSweepSpec(input);
  const examples = (count: number) => ({ count, inputs: new Float32Array(0), labels: new Uint16Array(0) });
  const { trainCount, testCount } = spec.dataset;
  return planSweep(spec, {
    inputShape,
    classes: isRegression ? 1 : 10,
    train: examples(trainCount),
    test: examples(testCount),
  });
}
const methodsOf = (...[input, ...shape]: Parameters<typeof planOf>) =>
  sweepMethods({ plan: planOf(input, ...shape), engine: ENGINE, fingerprint: FINGERPRINT });
const varied = (change: object) => ({ ...BASE, ...change }) as SweepSpecInput;
const withData = (change: object) => varied({ dataset: { ...BASE.dataset, ...change } });

/** Every number of a spec with its path; not those that change no result. */
function numbersIn(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value)
    .filter(([name]) => path !== '' || !['version', 'resamplingSeed', 'name'].includes(name))
    .flatMap(([name, inner]) => numbersIn(inner, `${path}.${name}`));
}

/** The ways in which the paragraph writes a number. */
const written = (value: number) => [
  exactText(value),
  value.toLocaleString('en-US'),
  exactText(100 * value),
  String(value),
];

/** Variants of every part of a spec that has numbers or choices. */
const VARIANTS: Readonly<Record<string, SweepSpecInput>> = {
  'the first sweep': DEFAULT_SPEC,
  'noise, pooling': withData({ labelNoise: 0.15, inputNoise: 0.25, pool: 2, seed: 11 }),
  'data seeds': withData({ seeds: 4 }),
  'a list of seeds': varied({ grid: { ...BASE.grid, seeds: [5, 9] } }),
  momentum: varied({ update: { momentum: 0.85, nesterov: true, weightDecay: 0.0005 } }),
  'with replacement': varied({ sampling: 'withReplacement' }),
  steps: varied({ budget: { kind: 'steps', steps: 12_345 } }),
  η·steps: varied({ budget: { kind: 'etaSteps', etaSteps: 77.5 } }),
  'until a loss': varied({ budget: { kind: 'untilLoss', loss: 0.0125, maxEpochs: 321 } }),
  'a schedule of steps': varied({ schedule: { rate: { kind: 'step', everyEpochs: 3, factor: 0.5 }, warmupEpochs: 2 } }),
  'a linear schedule': varied({ schedule: { rate: { kind: 'linear', from: 0.25, to: 0.125 } } }),
  'a cosine': varied({ schedule: { rate: { kind: 'cosine', to: 0.0625 } } }),
  'a cycle': varied({ schedule: { rate: { kind: 'cyclic', highEpochs: 3, lowEpochs: 4, factor: 0.2 } } }),
  'a schedule of B': varied({ schedule: { batch: { kind: 'step', everyEpochs: 3, factor: 2 } } }),
  'a cycle of B': varied({ schedule: { batch: { kind: 'cyclic', baseEpochs: 3, otherEpochs: 4, factor: 2 } } }),
  'a warm start': varied({ start: { learningRate: 0.3, batchSize: 32, seed: 6, steps: 90 } }),
  convolutions: varied({
    model: {
      stem: [
        { kind: 'conv', kernel: 3, channels: 6 },
        { kind: 'avgpool', size: 2 },
      ],
      hidden: [24],
    },
  }),
  gain: varied({ model: { hidden: [20, 21], gain: 1.5, init: 'he', activation: 'relu' } }),
  measuring: varied({
    measure: {
      trainPerDecade: 19,
      testPerDecade: 0,
      sharpnessPerDecade: 0,
      sharpnessTolerance: 0.02,
      sharpnessIterations: 44,
      divergenceFactor: 55,
      patienceEpochs: 13,
    },
  }),
  sam: varied({ rule: { kind: 'sam', radius: 0.07 } }),
  nudged: varied({ rule: { kind: 'nudged', directions: 4, factor: 0.01, refreshEpochs: 2 } }),
  svag: varied({ rule: { kind: 'svag', level: 8 }, grid: { ...BASE.grid, batchSizes: [16] } }),
};

describe.each(Object.entries(VARIANTS))('methods of a sweep with %s', (name, input) => {
  const text = methodsOf(input);

  test('has every number of its spec', () => {
    const missing = numbersIn(parseSweepSpec(input)).filter(
      // A cadence of 0 is said in words, and a gain or a square of 1 is none.
      ([path, value]) =>
        !(value === 0 || (/gain|pool/.test(path) && value === 1)) &&
        !written(value).some((form) => text.includes(form)),
    );
    expect(missing, name).toEqual([]);
  });

  test('says who computed it, and the one command that computes it again', () => {
    expect(text).toContain(
      `sgdscope ${SGDSCOPE_VERSION} (WebAssembly SIMD, f32 (unit roundoff 2⁻²⁴), self-check passed`,
    );
    expect(text).toContain(FINGERPRINT);
    const [, fragment = ''] = /sweep '(#sweep=[^']+)'/.exec(text) ?? [];
    expect(linkInFragment(fragment)?.spec).toEqual(parseSweepSpec(input));
    expect(text).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('each choice has its words', () => {
  test.each(STANDARDISATIONS)('inputs standardised: %s', (standardise) => {
    const others = STANDARDISATIONS.filter((each) => each !== standardise).map((each) =>
      methodsOf(withData({ standardise: each })),
    );
    const sentence = /Inputs were [^.]*\./.exec(methodsOf(withData({ standardise })))?.[0];
    expect(sentence).toBeTruthy();
    for (const other of others) expect(other).not.toContain(sentence);
  });
  test.each(ACTIVATIONS)('activation %s', (activation) =>
    expect(methodsOf(varied({ model: { activation } }))).toContain(`with ${activation} activations`),
  );
  test.each(INITIALISATIONS)('initial weights %s', (init) => {
    const variance = { lecun: '1/fan_in', he: '2/fan_in', xavier: '2/(fan_in + fan_out)' }[init];
    expect(methodsOf(varied({ model: { init, gain: 2 } }))).toContain(`normal with variance ${variance} times 2²`);
  });
  test.each(generators.map((generator) => [generator.kind, generator] as const))('data set %s', (kind, { title }) => {
    const input = withData({ source: { kind }, trainCount: 60, testCount: 60 });
    const text = methodsOf(input);
    if (kind === 'points')
      return expect(text).toContain('examples of “Drawn points” in the plane, which the spec holds');
    expect(text).toContain(`the procedural data set “${title}” of sgdscope`);
    const { kind: _, ...parameters } = parseSweepSpec(input).dataset.source;
    for (const name of Object.keys(parameters)) expect(text).toContain(`${name} = `);
  });
  test.each(['mnist', 'fashion-mnist', 'cifar-10'] as const)('data set %s', (id) => {
    const source = { kind: 'remote', id } as const;
    expect(methodsOf(withData({ source }))).toContain(`examples of ${sourceTitle(source)}, data seed 0`);
  });
  test('a file with its hash and how it was read; the command takes it', () => {
    const source = {
      kind: 'file',
      name: "it's.csv",
      sha256: 'ab'.repeat(32),
      reading: { label: 'species', missing: 'impute' },
    };
    const text = methodsOf(withData({ source }));
    expect(text).toContain(`SHA-256 of its contents ${'ab'.repeat(32)}; read with label = species, missing = impute`);
    expect(text).toContain(` --data 'it'\\''s.csv' --out results`);
  });
  test('rules by their own names', () => {
    for (const rule of [{ kind: 'sam', radius: 0.07 }, undefined] as const)
      expect(methodsOf(varied({ rule }))).toContain(`Training: ${trainingRuleText(rule)} with no momentum`);
  });
  test('sampling', () => {
    expect(methodsOf(BASE)).toContain('shuffled epochs, the incomplete last one dropped');
    expect(methodsOf(varied({ sampling: 'withReplacement' }))).toContain('drawn independently with replacement');
  });
  test('a diagonal network and a regression', () => {
    const text = methodsOf(
      varied({
        dataset: { ...BASE.dataset, source: { kind: 'sparseRegression' }, standardiseTargets: true },
        model: { architecture: 'diagonal', loss: 'squaredError', gain: 3 },
      }),
      true,
      [20],
    );
    expect(text).toContain('a regression');
    expect(text).toContain('Targets were standardised');
    expect(text).toContain('it started at u = v = 0.3');
    expect(text).toContain('squared error loss');
  });
  test.each(TIER_ORDER)('every probe of the tier %s, with its estimator', (tier) => {
    const text = methodsOf(varied({ measure: { tier }, rule: { kind: 'adam' } }));
    for (const probe of tiersUpTo(tier).flatMap(probesOfTier)) {
      expect(text).toContain(probe.symbol);
      expect(text).toContain(probe.method.replace(/\.$/, ''));
    }
  });
  test('no probe of a preconditioner that the rule does not have', () =>
    expect(methodsOf(varied({ measure: { tier: 'full' } }))).not.toContain('λ₁(P⁻¹H)'));
  test('probes that were measured afterwards', () => {
    const plan = planOf(BASE);
    const text = sweepMethods({ plan, engine: ENGINE, fingerprint: FINGERPRINT, tier: 'economy' });
    expect(text).toContain(probesOfTier('economy')[0]?.label);
  });
  test('repetitions, and what intervals are conditional on', () => {
    expect(methodsOf(BASE)).toContain(
      'over 3 seeds, by Student’s t, of positive quantities on their logarithm, conditional on this data set.',
    );
    expect(methodsOf(withData({ seeds: 4 }))).toContain('over 4 data seeds, by Student’s t');
    expect(methodsOf(varied({ grid: { ...BASE.grid, seeds: 1 } }))).toContain('no interval');
  });
  test('a sweep that has not ended, and an engine that is not known', () => {
    const text = sweepMethods({ plan: planOf(BASE), engine: null, fingerprint: null });
    expect(text).toContain('engine not recorded');
    expect(text).toContain('the sweep has not ended');
  });
});

test('a number is written as it is configured', () => {
  expect([1 / 32, 2.5e-5, 1e21, -0.5].map(exactText)).toEqual(['0.03125', '0.000025', '1 × 10²¹', '−0.5']);
  expect(exactText(2.5e-7)).toBe('2.5 × 10⁻⁷');
});

test('the version is that of the package', () =>
  expect(SGDSCOPE_VERSION).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version));

test('the command has the spec in it, and no character that a shell takes apart', () =>
  expect(rerunCommand(planOf(BASE))).toMatch(/^npm run --silent sgdscope -- sweep '#sweep=4\.[\w.-]+' --out results$/));

describe('BibTeX', () => {
  const entry = bibtex({ title: 'η_max & 50 %', fingerprint: FINGERPRINT, url: 'https://example.org/sgdscope/' });
  test('is one entry with balanced braces', () => {
    expect(entry).toMatch(/^@misc\{sgdscope-\d+\.\d+\.\d+,\n(?: {2}\w+ *= \{.*\},\n)+\}\n$/);
    const plain = entry.replace(/\\[{}]/g, '');
    expect(plain.split('{').length).toBe(plain.split('}').length);
  });
  test('has the year of the version', () => expect(entry).toContain(`year    = {${SGDSCOPE_RELEASED.slice(0, 4)}}`));
  test('says what was computed, and where', () => {
    expect(entry).toContain('note    = {Computed: η\\_max \\& 50 \\%, fingerprint 5f0c2a91d3b47e68}');
    expect(entry).toContain('url     = {https://example.org/sgdscope/}');
  });
  test('has no address that others cannot open', () =>
    expect(bibtex({ title: 'T', fingerprint: null, url: null })).not.toMatch(/url|fingerprint/));
  test('escapes every character that TeX takes', () =>
    expect(texText('\\{}$&#%_^~')).toBe('\\textbackslash{}\\{\\}\\$\\&\\#\\%\\_\\textasciicircum{}\\textasciitilde{}'));
});
