import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { BoardSweep, MapQuantity, Selection } from '../../../../src/state/app-state.ts';
import { durationText } from '../../../../src/sweep/cost/cost-text.ts';
import { createTraceStore } from '../../../../src/sweep/results/trace-store.ts';
import type { RuleSpec } from '../../../../src/sweep/rules/registry.ts';
import { parseSweepSpec } from '../../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../../src/sweep/sweep-plan.ts';
import { comparisonFinding } from '../../../../src/ui/comparison/comparison-finding.ts';
import { specDifferences } from '../../../../src/ui/comparison/spec-differences.ts';
import { correlationOf } from '../../../../src/ui/panels/gap/correlation.ts';
import { correlationText } from '../../../../src/ui/panels/gap/correlation-text.ts';
import { mapFinding } from '../../../../src/ui/panels/map/map-finding.ts';
import { probeChoices } from '../../../../src/ui/panels/probe/probe-view.ts';
import { probeReason } from '../../../../src/ui/panels/probe/why.ts';
import { endSentence } from '../../../../src/ui/panels/trace-summary.ts';
import { limitNote } from '../../../../src/ui/stability-limit.ts';
import { settingWords } from '../../../../src/ui/start/setting-words.ts';
import { GERMAN } from '../../../../src/ui/text/de/german.ts';
import { speak } from '../../../../src/ui/text/room.ts';
import { MEASURE_PROBES } from '../../../../src/ui/workbench/words.ts';
import { FIXTURE_SPEC, fixtureSweep } from '../../../support/board-fixture.ts';

beforeEach(() => speak(GERMAN));
afterEach(() => speak(null));

const SPEC = {
  ...FIXTURE_SPEC,
  grid: { learningRates: [0.1, 0.2, 0.4], batchSizes: [8, 16, 32], seeds: 4 },
  budget: { kind: 'steps' as const, steps: 100 },
};

/** A finished sweep whose runs end at a given sharpness, and at a hundredth of it as test accuracy. */
function sweepOf(value: (run: Run) => number): BoardSweep {
  const base = fixtureSweep({ spec: SPEC });
  const traces = createTraceStore();
  for (const run of base.plan.runs)
    traces.append([
      { run: run.id, probe: 'sharpness', step: 100, value: value(run) },
      { run: run.id, probe: 'testAccuracy', step: 100, value: value(run) / 100 },
    ]);
  const finished = new Map(
    base.plan.runs.map(({ id }) => [id, { run: id, outcome: 'reachedTarget' as const, step: 100 }]),
  );
  return { ...base, traces, finished, status: 'finished' };
}

/** Falling with η/B, times a factor, with some percent between seeds. */
const falling =
  (factor = 1, atLargest = 1) =>
  ({ learningRate, batchSize, seed }: Run) =>
    ((factor * batchSize) / (80 * learningRate)) * (learningRate === 0.4 ? atLargest : 1) * (1 + 0.01 * seed);

describe('what is computed is said in German', () => {
  test('of the map: the trend with both ends, the correlation, and where η/B alone does not decide', () => {
    expect(mapFinding(sweepOf(falling()), { quantity: 'sharpness', at: 'end' })).toMatch(
      /^Mit wachsendem η\/B sinkt λ₁ von 4\.\d+ bei 1\/320 auf 0\.25\d* bei 1\/20: mittleres Spearman-ρ je Seed = −1\.00, 95 % \[−1\.00, −0\.\d+\], 9 Zellen, 4 Seeds\. Unter η = 0\.4 .* um höchstens .*\. Intervalle sind bedingt auf diesen Datensatz\.$/,
    );
    expect(mapFinding(sweepOf(falling(1, 0.5)), { quantity: 'sharpness', at: 'end' })).toMatch(
      /Bei η = 0\.4 bestimmt η\/B allein das Ergebnis nicht: das 0\.50\d*-Fache \[.*\] des Werts bei kleinerem η/,
    );
  });

  test('of a correlation that lacks cells', () => {
    const found = { ...correlationOf(sweepOf(falling()), { quantity: 'sharpness', at: 'end' }), cells: 2 };
    expect(correlationText(found).join(' ')).toBe(
      'ρ braucht drei Zellen, in denen jeder Lauf beendet ist: bisher 2 von 9',
    );
  });

  const compared = (factor: number, quantity: MapQuantity, selection: Selection | null = null) =>
    comparisonFinding(sweepOf(falling()), sweepOf(falling(factor)), { quantity, at: 'end', selection });
  test.each([
    [1.5, 'sharpness', null, /^B endet 1\.5-mal so scharf wie A, im Mittel der 9 gemeinsamen Zellen: 95-%-Intervall/],
    [0.5, 'sharpness', { kind: 'ratio', ratio: 1 / 80 }, /^B endet 2\.0-mal so flach wie A, auf der Diagonale 1\/80: /],
    [2, 'sharpness', { kind: 'cell', learningRate: 0.1, batchSize: 8 }, /, bei η = 0\.1 und Batchgröße 8 \(95 %\)\.$/],
    [2, 'testAccuracy', null, /^In B liegt die Testgenauigkeit am Ende um .* PP höher als in A, /],
    [0.5, 'testAccuracy', null, /^In B liegt die Testgenauigkeit am Ende um .* PP tiefer als in A, /],
  ] as const)('of two sweeps: %d times %s', (factor, quantity, selection, expected) =>
    expect(compared(factor, quantity, selection)).toMatch(expected),
  );

  test('of the settings of two sweeps', () => {
    const { spec } = sweepOf(falling()).plan;
    expect(specDifferences(spec, { ...spec, measure: { ...spec.measure, sharpnessTolerance: 0.02 } })).toEqual([
      'Toleranz der Schärfe 0.01 → 0.02',
    ]);
  });

  test('of durations: what a measurement takes', () => {
    const texts = [0.5, 200, 3 * 86_400, 9 * 365 * 86_400, Number.POSITIVE_INFINITY];
    expect(texts.map((seconds) => durationText(seconds, MEASURE_PROBES.durations))).toEqual([
      '1 s',
      '3.3 min',
      '3 Tage',
      '9 Jahre',
      'mehr Zeit, als es gibt',
    ]);
  });

  test.each<[RuleSpec, string]>([
    [{ kind: 'sam', radius: 0.05, ascentBatch: 4 }, 'm-SAM mit ρ = 0.05, m = 4'],
    [
      { kind: 'nudged', factor: 0.1, directions: 5, refreshEpochs: 1 },
      'Nudged SGD mit γ = 0.1 längs der obersten 5 Eigenvektoren von H (jede Epoche neu berechnet)',
    ],
    [{ kind: 'svag', level: 8 }, 'SVAG der Stufe 8'],
    [
      { kind: 'injectedNoise', shape: 'hessian', directions: 20, refreshSteps: 2 },
      'Gradientenabstieg über den vollen Batch mit Rauschen der Kovarianz ∝ H auf den obersten 20 Eigenvektoren (alle 2 Schritte neu berechnet), von der Leistung von Mini-Batches',
    ],
    [
      { kind: 'gradientFlow', tolerance: 0.001, refreshSteps: 10 },
      'Gradientenfluss (Runge-Kutta, Fehler eines Schritts ≤ 0.001 seiner Länge)',
    ],
    [
      { kind: 'centralFlow', tolerance: 0.02, directions: 6, refreshSteps: 10 },
      'Zentralfluss (bis zu 6 Eigenwerte am Rand, Fehler eines Schritts ≤ 0.02 seiner Länge)',
    ],
    [{ kind: 'signDescent' }, 'Vorzeichenabstieg'],
    [{ kind: 'lion', beta1: 0.9, beta2: 0.99 }, 'Lion mit β₁ = 0.9, β₂ = 0.99'],
    [
      { kind: 'muon', decay: 0.95, adamFactor: 0.015 },
      'Muon mit μ = 0.95 für die Matrizen innerer Schichten, AdamW mit 0.015η für den Rest',
    ],
    [
      { kind: 'domSgd', directions: 3, refreshSteps: 5 },
      'Dom-SGD auf den obersten 3 Eigenvektoren von H (alle 5 Schritte neu berechnet)',
    ],
    [
      { kind: 'bulkSgd', directions: 3, refreshSteps: 1 },
      'Bulk-SGD ohne die obersten 3 Eigenvektoren von H (jeden Schritt neu berechnet)',
    ],
    [
      { kind: 'freshLabelNoise', shape: 'classes', probability: 0.1 },
      'SGD mit in jedem Schritt neu ersetzten Labels, jedes mit der Wahrscheinlichkeit 0.1',
    ],
  ])('of the training rule %j, in the setting and where no limit is drawn', (rule, text) => {
    const spec = parseSweepSpec({ ...SPEC, rule });
    expect(settingWords(spec).training).toBe(text);
    const { plan } = fixtureSweep({ spec });
    expect(limitNote(plan) ?? `Für ${text} ist`).toContain(`Für ${text} ist`);
  });

  test('of a network with residual blocks and normalisation, once each', () => {
    const spec = parseSweepSpec({ ...SPEC, model: { hidden: [2, 2], residual: true, normalisation: 'layer' } });
    expect(settingWords(spec).network).toMatch(
      /^residuales Netz der Breiten [\d-]+ mit tanh und Schichtnormalisierung$/,
    );
  });

  test.each<[RuleSpec, string]>([
    [{ kind: 'adam', beta1: 0.9, beta2: 0.999, epsilon: 1e-8 }, 'Adam mit β₁ = 0.9, β₂ = 0.999, ε = 1e-8'],
    [{ kind: 'adamw', beta1: 0.9, beta2: 0.95, epsilon: 1e-8 }, 'AdamW mit β₁ = 0.9, β₂ = 0.95, ε = 1e-8'],
    [{ kind: 'rmsprop', decay: 0.99, epsilon: 0.001 }, 'RMSProp mit α = 0.99, ε = 0.001'],
    [{ kind: 'adagrad', initial: 0.1, epsilon: 1e-10 }, 'Adagrad mit s = 0.1 am Anfang, ε = 1e-10'],
  ])('of %j, of which another limit is known', (rule, text) => {
    const { plan } = fixtureSweep({ spec: { ...SPEC, rule } });
    expect(limitNote(plan)).toMatch(/ Die mit vollem Batch, [^ ]+η, gilt für λ₁\(P⁻¹H\)/);
    expect(limitNote(plan)).toContain(`Für ${text} ist`);
  });

  test('of curves, tiers and probes', () => {
    expect(endSentence(sweepOf(falling()), 'sharpness')).toMatch(/^Am Ende von 0\.\d+ \(η = 0\.4, B = 8\) bis /);
    const groups = probeChoices();
    expect(groups.map(({ group }) => group)).toEqual([
      'Jeder Sweep',
      'Stufe „Sparsam“',
      'Stufe „Standard“',
      'Stufe „Voll“',
    ]);
    expect(groups[0]?.items[0]?.label).toBe('Trainingsverlust');
    expect(probeReason('hessianTrace')).toContain('Hesse-Eigenwerte');
    expect(probeReason('hessianSecond')).toBe('Zweiter Hesse-Eigenwert: von jedem Lauf, während er trainiert.');
  });
});
