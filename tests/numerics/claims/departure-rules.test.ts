import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/claims/claim.ts';
import {
  CELLS,
  DEPARTURE_EXAMPLES,
  type Departure,
  departures,
} from '../../../src/claims/dynamical-stability-2018/departures.ts';
import { escapeFromMinimum } from '../../../src/claims/dynamical-stability-2018/escape-from-minimum.ts';
import { type Companion, companions } from '../../../src/claims/edge-of-stability-2021/flow-and-descent.ts';
import { leavingTheFlow } from '../../../src/claims/edge-of-stability-2021/leaving-the-flow.ts';
import { judge, type VerdictKind } from '../../../src/claims/judge.ts';
import type { Laboratory } from '../../../src/claims/laboratory.ts';
import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';
import { nodeLaboratory } from './node-laboratory.ts';

const streamOf = (draw: number) => randomStream(draw, PURPOSE.particles, 779);
const verdictOf = <T>(claim: Claim<T>, traces: T): VerdictKind => judge(claim, claim.evidence(traces)).kind;
const range = (count: number) => Array.from({ length: count }, (_, i) => i);
const countOf = <T>(claim: Claim<T>, make: (noise: RandomStream) => T) =>
  range(1000).filter((draw) => verdictOf(claim, make(streamOf(draw))) === 'supported').length;

/** Real networks, of one seed. */
const oneSeed: Laboratory = {
  ...nodeLaboratory,
  examine: (spec, task) => nodeLaboratory.examine({ ...spec, grid: { ...spec.grid, seeds: 1 } }, task),
};
const context = () => ({ laboratory: oneSeed, signal: new AbortController().signal, onProgress: () => {} });

describe('W18-5', () => {
  const shape = { sharpness: 21, nonUniformity: 57 };
  /** By the condition, written out: 2/η = 28.6, and √(99B/(100 − B)) against 57η for B = 64, 16, 8, 4. */
  const ESCAPES = [false, false, false, true, true, false, true, true];
  const curve = range(40).map((i) => i + 1);

  const departed = (
    seeds: number,
    escapes: (cell: number) => boolean,
    logDistance: (step: number) => number = (step) => -8 + 0.1 * step,
  ): Departure[] =>
    range(seeds).flatMap((seed) =>
      CELLS.map(([learningRate, batchSize], cell) => ({
        learningRate,
        batchSize,
        seed,
        shape: { ...shape },
        startLoss: 1e-5,
        largestLoss: escapes(cell) ? 1e-2 : 1.2e-5,
        steps: curve,
        logDistances: curve.map(logDistance),
      })),
    );

  test('the pairs that leave a = 21, s = 57 are those beyond the rectangle', () => {
    const bound = (b: number) => Math.sqrt((99 * b) / (100 - b));
    const beyond = CELLS.map(([eta, b]) => 21 > 2 / eta || (b < DEPARTURE_EXAMPLES && 57 * eta > bound(b)));
    expect(beyond).toEqual(ESCAPES);
  });

  test('escapes as predicted, everywhere or nowhere', () => {
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, (cell) => ESCAPES[cell]),
      ),
    ).toBe('supported');
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, () => true),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, (cell) => !ESCAPES[cell]),
      ),
    ).toBe('refuted');
    expect(judge(escapeFromMinimum, escapeFromMinimum.evidence(departed(6, () => false))).parts[0].kind).toBe(
      'refuted',
    );
  });

  test('a distance that grows as a power or diffuses is no instability', () => {
    const expected = (cell: number) => ESCAPES[cell];
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, expected, (step) => -8 + 2 * Math.log(step)),
      ),
    ).toBe('refuted');
    expect(
      verdictOf(
        escapeFromMinimum,
        departed(6, expected, (step) => -8 + 0.5 * Math.log(step)),
      ),
    ).toBe('refuted');
  });

  test('a loss that is not a number has escaped', () => {
    const lost = departed(6, (cell) => ESCAPES[cell]).map((departure) =>
      departure.largestLoss > 1e-3 ? { ...departure, largestLoss: Number.NaN } : departure,
    );
    expect(verdictOf(escapeFromMinimum, lost)).toBe('supported');
  });

  test('escapes by chance are supported in at most 5 %', () => {
    expect(countOf(escapeFromMinimum, (noise) => departed(3, () => noise.uniform() < 0.5))).toBeLessThanOrEqual(50);
  });

  test('from a real minimum: full-batch descent stays and moves on, at three times the η it escapes', async () => {
    const found = await departures('quick', context());
    expect(found).toHaveLength(CELLS.length);
    const [stays] = found.filter(
      ({ learningRate, batchSize }) => learningRate === 0.07 && batchSize === DEPARTURE_EXAMPLES,
    );
    const [leaves] = found.filter(({ learningRate }) => learningRate === 0.21);
    expect(stays.startLoss).toBeLessThan(1e-4);
    expect(stays.largestLoss).toBe(stays.startLoss); // descent inside its edge never rises
    expect(leaves.largestLoss).toBeGreaterThan(100 * leaves.startLoss);
    expect(new Set(found.map((departure) => departure.shape)).size).toBe(1);
    expect(stays.shape.sharpness).toBeLessThan(2 / 0.07);
    // the first step of full-batch descent is η‖∇L‖: three times as long at three times the η, to f32 in θ of order 1 on both
    const first = ({ logDistances }: Departure) => Math.exp(logDistances[0]);
    expect(Math.abs(first(leaves) / first(stays) - 3)).toBeLessThan((4 * Math.sqrt(4522) * 2 ** -24) / first(stays));
  });
});

describe('C21-5', () => {
  const LOOKS = 20;
  const beside = (seeds: number, distance: (look: number) => number, finer: (look: number) => number): Companion[] =>
    range(seeds).map((seed) => ({
      seed,
      times: range(LOOKS).map((look) => 4 * (look + 1)),
      crossing: LOOKS / 2 - 1,
      distances: range(LOOKS).map(distance),
      finerDistances: range(LOOKS).map(finer),
    }));
  const noise = streamOf(0);
  const jitter = () => Math.exp(0.1 * noise.normal());
  const leaving = (look: number) => (look < LOOKS / 2 ? 0.01 : 0.5) * jitter();
  const staying = () => 0.0025 * jitter();

  test('leaving at the crossing is supported; never leaving, or leaving at any η, refuted', () => {
    expect(verdictOf(leavingTheFlow, beside(4, leaving, staying))).toBe('supported');
    expect(verdictOf(leavingTheFlow, beside(4, staying, staying))).toBe('refuted');
    expect(verdictOf(leavingTheFlow, beside(4, leaving, leaving))).toBe('refuted');
  });

  test('runs without a crossing are left out and counted', () => {
    const evidence = leavingTheFlow.evidence([...beside(4, leaving, staying), null]);
    expect(evidence.measured[0].replicates).toBe(4);
    expect(evidence.remarks).toEqual(['λ₁ did not reach 2/η soon enough in 1 of 5 runs; they are left out.']);
  });

  test('pure noise is supported in at most 5 %', () => {
    const make = (stream: RandomStream) => {
      const any = () => Math.exp(3 * stream.normal());
      return beside(3, any, any);
    };
    expect(countOf(leavingTheFlow, make)).toBeLessThanOrEqual(50);
  });

  test('a real descent is of first order: about four times as far from the flow as one of η/4', async () => {
    const [companion] = await companions('quick', context());
    if (companion === null) throw new Error('λ₁ did not reach 2/η');
    const { distances, finerDistances, crossing, times } = companion;
    expect(times).toHaveLength(2 * (crossing + 1));
    // D = ηC(t)(1 + O(ηλ)) with ηλ up to 1 and 1/4 here: a factor of two about 4, where a wrong flow would give 1
    for (let look = 0; look < crossing; look++) {
      expect(distances[look] / finerDistances[look]).toBeGreaterThan(2);
      expect(distances[look] / finerDistances[look]).toBeLessThan(8);
    }
  });
});
