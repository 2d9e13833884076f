import { describe, expect, test } from 'vitest';
import { centralFlowClaim } from '../../../src/claims/central-flows-2024/central-flow.ts';
import { compareFlows, type FlowComparison, flowSweeps } from '../../../src/claims/central-flows-2024/flow-windows.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';

const { countOf, streamOf } = draws(2410);

interface Planted {
  readonly noise: RandomStream;
  /** Distances from the central and from gradient flow. */
  readonly to: readonly [number, number];
  /** Losses of the central and of gradient flow, relative to that of descent. */
  readonly loss: readonly [number, number];
}

/** Sixteen windows, the last eight of them at the edge. */
const comparisons = (seeds: number, { noise, to, loss }: Planted): FlowComparison[] =>
  range(seeds).map((seed) => {
    const jitter = () => Math.exp(0.05 * noise.normal());
    return {
      seed,
      windows: range(16).map((window) => {
        const descentLoss = Math.exp(-window / 8);
        return {
          step: 100 * window + 50,
          descentLoss,
          centralLoss: descentLoss * loss[0] * jitter(),
          gradientLoss: descentLoss * loss[1] * jitter(),
          toCentral: to[0] * jitter(),
          toGradient: to[1] * jitter(),
          atEdge: window < 8 ? 0 : 1 + (window % 2),
        };
      }),
    };
  });

describe('CF24', () => {
  const noise = streamOf(0);
  test('a central flow that is near is supported; one as far as gradient flow, or with a wrong loss, refuted', () => {
    const verdict = (to: Planted['to'], loss: Planted['loss']) =>
      verdictOf(centralFlowClaim, comparisons(6, { noise, to, loss }));
    expect(verdict([0.1, 2], [1, 0.5])).toBe('supported');
    expect(verdict([2, 2], [1, 0.5])).toBe('refuted');
    expect(verdict([0.1, 2], [0.5, 0.5])).toBe('refuted');
    expect(verdict([0.1, 2], [1, 1])).toBe('refuted');
  });

  test('distances of the same order by chance are supported in at most 5 %', () => {
    const make = (stream: RandomStream) =>
      range(4).flatMap((seed) =>
        comparisons(1, { noise: stream, to: [Math.exp(stream.normal()), 2], loss: [1, 0.5] }).map((own) => ({
          ...own,
          seed,
        })),
      );
    expect(countOf(centralFlowClaim, ['supported'], make)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('seeds that do not stay at the edge are left out and counted', () => {
    const [kept, lost] = [
      comparisons(3, { noise, to: [0.1, 2], loss: [1, 0.5] }),
      comparisons(1, { noise, to: [9, 9], loss: [9, 9] }),
    ];
    const below = lost.map(({ windows }) => ({
      seed: 3,
      windows: windows.map((window) => ({ ...window, atEdge: 0 })),
    }));
    const { measured, remarks } = centralFlowClaim.evidence([...kept, ...below]);
    expect(measured[0].replicates).toBe(3);
    expect(remarks.join(' ')).toContain('up to 2 eigenvalues');
    expect(remarks.join(' ')).toContain('1 of 4 seeds');
  });

  test('three sweeps from the same weights', () => {
    const sweeps = flowSweeps(2);
    expect(sweeps.map(({ rule }) => rule?.kind)).toEqual([undefined, 'centralFlow', 'gradientFlow']);
    for (const { grid, model } of sweeps)
      expect({ grid, model }).toEqual({ grid: sweeps[0].grid, model: sweeps[0].model });
    expect(compareFlows).toBeTypeOf('function');
  });
});
