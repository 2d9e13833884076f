import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/claims/claim.ts';
import { judge } from '../../../src/claims/judge.ts';
import { intervalText, moreText, numberText, setText } from '../../../src/claims/number-text.ts';
import { PLAIN_PROVENANCE } from '../../../src/engine/provenance.ts';
import { captionTexts } from '../../../src/evidence/caption-text.ts';
import { changeTexts } from '../../../src/evidence/change-text.ts';
import { claimFingerprint, recordProvenance } from '../../../src/evidence/claim-record.ts';
import { methodsText, settingText } from '../../../src/evidence/methods-text.ts';
import { groupByPaper, paperKey } from '../../../src/evidence/papers.ts';
import { performClaim } from '../../../src/evidence/perform-claim.ts';
import { recordIn, recordJson } from '../../../src/evidence/record-file.ts';
import { decisionRuleText } from '../../../src/evidence/rule-text.ts';
import { shippedEvidence } from '../../../src/evidence/shipped-evidence.ts';
import { EVIDENCE, MADE_UP, recordOf, SWEEP } from '../../support/made-up-claim.ts';

describe('a fingerprint', () => {
  const of = (evidence = EVIDENCE) => claimFingerprint('M00-1', 'quick', evidence);
  const [first, ...others] = EVIDENCE.measured;

  test('changes with every number, NaN and ∞ included, and with id and size, but not with words', () => {
    const numbers = [Number.NaN, Number.POSITIVE_INFINITY, 1.9 + 2 ** -52].map((low) =>
      of({ ...EVIDENCE, measured: [{ ...first, low }, ...others] }),
    );
    const all = [
      of(),
      ...numbers,
      claimFingerprint('M00-2', 'quick', EVIDENCE),
      claimFingerprint('M00-1', 'standard', EVIDENCE),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(of({ ...EVIDENCE, remarks: [] })).toBe(of());
    expect(of()).toMatch(/^[0-9a-f]{64}$/);
  });
});

const UNKNOWN = 'engine not recorded, not checked: it is not known which it was';

test('figure, file and methods say who computed the record, how exactly, and whether that was checked', () => {
  const by = 'WebAssembly SIMD, f32 (unit roundoff 2⁻²⁴), self-check passed (24 quantities)';
  const record = { ...recordOf(), computedBy: by };
  expect(captionTexts(MADE_UP, record)[2]).toContain(`sgdscope · ${by} · fingerprint `);
  expect(methodsText(MADE_UP, record)).toContain(`Computed with sgdscope (${by}); evidence fingerprint`);
  expect(JSON.parse(recordJson(MADE_UP, record)).computedBy).toBe(by);
  // records of earlier versions: a toy never had an engine, of a network it is not known
  expect(recordProvenance({ subject: 'toy' }, recordOf())).toBe(PLAIN_PROVENANCE);
  expect(recordProvenance({ subject: 'network' }, recordOf())).toBe(UNKNOWN);
});

describe('a record as a file', () => {
  const text = recordJson(MADE_UP, recordOf());

  test('reads back whole, with infinities', () => {
    expect(recordIn(text, MADE_UP)).toEqual({ ...recordOf(), computedBy: UNKNOWN });
    const unknown = { ...EVIDENCE, measured: EVIDENCE.measured.map((one) => ({ ...one, low: Number.NaN })) };
    const made = { ...recordOf(unknown), computedBy: 'an engine' };
    expect(recordIn(recordJson(MADE_UP, made), MADE_UP)).toEqual(made);
    expect(JSON.parse(text)).toMatchObject({ verdict: 'undecided', parts: ['supported', 'undecided'] });
  });

  test('says when and at what cost it was made; one of version 1 does not, and is read', () => {
    const made = { date: '2026-11-30', seconds: 12.5, workers: 2 };
    expect(recordIn(recordJson(MADE_UP, { ...recordOf(), made }), MADE_UP)?.made).toEqual(made);
    const old = text.replace('"version": 2', '"version": 1');
    expect(old).not.toBe(text);
    expect(recordIn(old, MADE_UP)).toEqual(recordIn(text, MADE_UP));
    expect(recordIn(old, MADE_UP)).not.toHaveProperty('made');
    expect(recordIn(text.replace('"version": 2', '"version": 3'), MADE_UP)).toBeNull();
  });

  test.each([
    ['of another claim', text, { ...MADE_UP, id: 'M00-2' }],
    ['judged by another rule', text, { ...MADE_UP, criteria: [MADE_UP.criteria[0]] }],
    ['judged at another level', text.replace(/"level": [\d.]+/, '"level": 0.975'), MADE_UP],
    ['of the time when levels were of one size, and not written', text.replace(/\s*"level": [\d.]+,/, ''), MADE_UP],
    ['with a changed number', text.replace('"estimate": 2,', '"estimate": 3,'), MADE_UP],
  ])('%s it is no evidence', (_, content, claim) => {
    expect(content !== text || claim !== MADE_UP).toBe(true);
    expect(recordIn(content, claim)).toBeNull();
  });

  test('what a page comes with is left out where it is not of a claim of today', async () => {
    const files: Record<string, string> = { 'index.json': '["M00-1"]', 'M00-1.json': text };
    expect(await shippedEvidence(async (name) => files[name])).toEqual([]);
  });
});

test('performing keeps the sweeps that were asked for', async () => {
  const asking: Claim = {
    ...MADE_UP,
    perform: (_size, { runner, signal, onProgress }) => runner.sweep(SWEEP, { signal, onProgress }).catch(() => 0),
    evidence: () => EVIDENCE,
  };
  const elsewhere = () => Promise.reject(new Error('trained elsewhere'));
  const runner = { sweep: elsewhere, examine: elsewhere };
  const computedBy = async () => 'an engine';
  const context = { runner, computedBy, signal: new AbortController().signal, onProgress: () => {} };
  expect(await performClaim(asking, 'quick', context)).toEqual({ ...recordOf(), computedBy: 'an engine' });
});

describe('words', () => {
  test('numbers, sets and counts', () => {
    expect([0.12345, -2, Number.NaN, Number.NEGATIVE_INFINITY].map(numberText)).toEqual([
      '0.123',
      '−2',
      'unknown',
      '−∞',
    ]);
    expect(intervalText({ low: -1, high: 0.5 })).toBe('[−1, 0.5]');
    expect(setText({ low: Number.NEGATIVE_INFINITY, high: 0.5 })).toBe('at most 0.5');
    expect(setText({ low: 2, high: Number.POSITIVE_INFINITY })).toBe('at least 2');
    expect([moreText(1, 'seed'), moreText(2500, 'particle per cell'), moreText(3, 'data set')]).toEqual([
      '1 more seed',
      '2,500 more particles per cell',
      '3 more data sets',
    ]);
  });

  test('papers are known by the start of their ids', () => {
    expect(['X20-2', 'J17-3b', 'REGIMES'].map((id) => paperKey({ id }))).toEqual(['X20', 'J17', 'REGIMES']);
    const other = { ...MADE_UP, id: 'N00-1' };
    expect(
      groupByPaper([MADE_UP, other, { ...MADE_UP, id: 'M00-2' }]).map(({ key, claims }) => [key, claims.length]),
    ).toEqual([
      ['M00', 2],
      ['N00', 1],
    ]);
  });

  test('the rule says what decides', () => {
    expect(decisionRuleText(MADE_UP.criteria)).toContain(
      'the intervals of both quantities lie inside the predicted sets (each at 99.17 %, so that all hold simultaneously with 95 % at all three sizes together)',
    );
    expect(decisionRuleText([MADE_UP.criteria[0]])).toContain(
      'Supported if its interval lies inside the predicted set (at 98.33 %, so that it holds with 95 % at all three sizes together); refuted',
    );
  });

  test('what would change the verdict: more of what is undecided, other settings for what is refuted', () => {
    const of = (low: number, high: number) =>
      changeTexts(
        MADE_UP,
        judge(MADE_UP, {
          ...EVIDENCE,
          measured: [EVIDENCE.measured[0], { estimate: (low + high) / 2, low, high, replicates: 3 }],
        }),
      );
    expect(of(-0.25, 1.25)[0]).toContain('would settle it, as likely as not');
    expect(of(-2, -1)[0]).toContain('growth would have to be at least 0; its interval here is [−2, −1]');
    expect(of(1, 2)).toHaveLength(1);
    expect(of(1, 2)[0]).toContain('any of the intervals');
  });

  test('the methods paragraph is written from the configuration that was run', () => {
    const text = methodsText(MADE_UP, recordOf());
    for (const part of [
      'claim M00-1 of Nobody 1900 (“On Doubling”, arXiv:0000.00000; section 2)',
      'Size “quick”: 2 x × 3 seeds; 3 replicates (seed).',
      'Sweep “Doubling”: networks with hidden layers 8-4 (relu, cross-entropy) on 64 training and 0 test examples of moons',
      'SGD with Nesterov momentum 0.5, shuffled epochs, until the loss over the training set was at most 0.05 (at most 1,500 epochs)',
      'η ∈ {0.1, 0.2}, B ∈ {4, 64}, 3 seeds.',
      'slope: in [1.8, 2.2]; growth: at least 0.',
      'One point has no place on a log axis.',
      `evidence fingerprint ${recordOf().fingerprint}`,
      'claims --id M00-1 --size quick',
    ])
      expect(text).toContain(part);
    const diagonal = { ...SWEEP, model: { architecture: 'diagonal', loss: 'squaredError' } } as const;
    expect(methodsText(MADE_UP, { ...recordOf(), sweeps: [diagonal] })).toContain(
      'Sweep “Doubling”: diagonal linear networks (squared error) on 64',
    );
    const several = { ...SWEEP, dataset: { ...SWEEP.dataset, seeds: 4 } };
    expect(methodsText(MADE_UP, { ...recordOf(), sweeps: [several] })).toContain('3 seeds on each of 4 data sets.');
    expect(settingText(SWEEP)).toBe('η ∈ {0.1, 0.2}, B ∈ {4, 64}, Nesterov momentum 0.5');
  });
});
