import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Point } from '../../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import type { Estimate } from '../../../src/probes/estimators/estimate.ts';
import { createCurvature } from '../../../src/probes/operators/curvature.ts';
import { measureRoundoff } from '../../../src/probes/operators/roundoff.ts';
import { REFERENCE_FILES } from '../../support/reference-files.ts';

/** The same point of an engine that cannot tell traces. */
const withoutTraces = ({ curvatureTraces: _, ...point }: Point): Point => point;

/** A 95 % interval misses one time in 20 (how often: coverage.test.ts), but 2.5 times its width less than once in 1,000. */
const reach = ({ certainty, error }: Estimate) => (certainty === 'bound' ? error : 2.5 * error);
const holds = (estimate: Estimate, exact: number) => Math.abs(estimate.value - exact) <= reach(estimate);

describe('curvature of the reference networks, shared between probes (simd)', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
  });
  afterAll(() => engine.dispose());

  const cases = REFERENCE_FILES.flatMap((file) =>
    (['atStart', 'atEnd'] as const).map((at) => [file.name, at, file] as const),
  );

  test.each(cases)('%s %s: both ends, traces and norm within the errors stated', async (_, at, file) => {
    const program = await engine.open(file.network, file.dataset);
    const theta = Float32Array.from(at === 'atStart' ? file.parameters : file.sgd.parametersAtEnd);
    const whole = await program.at(theta);
    const keyed = { dimension: theta.length, seeds: [3], index: 0 };
    const { hessianTrace, hessianFrobenius, hessianEigenvalues, hessianSmallest } = file[at];
    const roundoff = () => measureRoundoff(whole, { runs: 1, loss: file.network.loss });
    const told = createCurvature(whole, keyed, roundoff);
    const estimated = createCurvature(withoutTraces(whole), keyed, roundoff);
    for (const curvature of [told, estimated]) {
      const [{ pairs }] = await curvature.hessianTop();
      const [{ pairs: bottom }] = await curvature.hessianBottom();
      // a multiple eigenvalue may be counted once, so only the first has its place for certain
      expect(holds(pairs[0], (hessianEigenvalues as number[])[0])).toBe(true);
      expect(holds(bottom[0], hessianSmallest as number)).toBe(true);
      expect(holds((await curvature.hessianFrobenius())[0], hessianFrobenius as number)).toBe(true);
      expect(holds((await curvature.hessianTrace())[0], hessianTrace as number)).toBe(true);
    }
    const [trace] = await told.hessianTrace();
    const [gaussNewton] = await told.gaussNewtonTrace();
    const isDense = file.network.layers.every(({ kind }) => kind === 'dense');
    expect(whole.curvatureTraces !== undefined).toBe(isDense);
    expect(trace.certainty).toBe(isDense ? 'bound' : 'interval');
    if (isDense) expect(trace.error).toBeLessThan(2e-4 * Math.abs(trace.value));
    const [sampled] = await estimated.gaussNewtonTrace();
    expect(Math.abs(sampled.value - gaussNewton.value)).toBeLessThanOrEqual(reach(sampled) + reach(gaussNewton));
    whole.dispose();
    program.dispose();
  });

  test('asked in another order it gives the same bits', async () => {
    const [file] = REFERENCE_FILES.filter(({ name }) => name === 'mlp-deep-gelu-ce');
    const program = await engine.open(file.network, file.dataset);
    const theta = Float32Array.from(file.parameters);
    const point = await program.at(theta);
    const roundoff = () => measureRoundoff(point, { runs: 1, loss: file.network.loss });
    const names = ['hessianTop', 'hessianBottom', 'hessianFrobenius', 'hessianTrace', 'gaussNewtonTop'] as const;
    const inOrder = async (order: readonly (typeof names)[number][]) => {
      const curvature = createCurvature(point, { dimension: theta.length, seeds: [3], index: 0 }, roundoff);
      const found = new Map<string, unknown>();
      for (const name of order) {
        const [first] = await curvature[name]();
        found.set(name, 'pairs' in first ? first.pairs.map(({ value, error }) => [value, error]) : first);
      }
      return names.map((name) => found.get(name));
    };
    expect(await inOrder(names.toReversed())).toEqual(await inOrder(names));
    point.dispose();
    program.dispose();
  });
});
