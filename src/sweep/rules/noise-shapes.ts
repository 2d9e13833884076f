import type { Point } from '../../engine/contract.ts';
import { noiseOperator } from '../../probes/operators/gradient-noise.ts';
import { hessianOperator } from '../../probes/operators/hessian.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { gradientVariances } from './gradient-variances.ts';
import type { NoiseShape } from './noise-schema.ts';
import type { RuleSteps } from './rule.ts';
import { topDirections } from './top-directions.ts';

/** The point at which a shape is computed. */
export interface ShapePoint {
  readonly steps: RuleSteps;
  readonly step: number;
  /** `[R, P]`, and the point there. */
  readonly theta: Float32Array;
  readonly point: Point;
  /** F at the last refresh, as warm starts. */
  readonly earlier: readonly (Float32Array | undefined)[];
}

/** Noise F ε with ε standard normal and tr FFᵀ = 1. */
export interface UnitNoise {
  /** Normals per draw. */
  readonly count: number;
  /** Adds σFε to the gradient `[P]` of a run. `factor`: F of that run. */
  add(gradient: Float32Array, sigma: number, normals: Float64Array, factor: Float32Array | undefined): void;
  /** F of each run; absent where it does not depend on the point. */
  make?(at: ShapePoint): Promise<Float32Array[]>;
}

/** √(λ⁺/Σλ⁺): noise along unit eigenvectors whose covariance is ∝ λ⁺; none where no λ is positive. */
function rootShares(values: readonly number[]): number[] {
  const total = values.reduce((sum, value) => sum + Math.max(value, 0), 0);
  return values.map((value) => (total === 0 ? 0 : Math.sqrt(Math.max(value, 0) / total)));
}

function white(parameters: number): UnitNoise {
  return {
    count: parameters,
    add(gradient, sigma, normals) {
      const scale = sigma / Math.sqrt(parameters);
      for (let p = 0; p < parameters; p++) gradient[p] += scale * normals[p];
    },
  };
}

function diagonal(parameters: number): UnitNoise {
  return {
    count: parameters,
    add(gradient, sigma, normals, factor) {
      for (let p = 0; p < parameters; p++) gradient[p] += sigma * factor![p] * normals[p];
    },
    async make({ steps: { program, order }, theta }) {
      const variances = await gradientVariances(program, theta, order.seeds.length);
      return order.seeds.map((_, run) => {
        const own = variances.subarray(run * parameters, (run + 1) * parameters);
        const total = own.reduce((sum, x) => sum + x, 0);
        return Float32Array.from(own, (x) => (total === 0 ? 0 : Math.sqrt(x / total)));
      });
    },
  };
}

function alongTop(parameters: number, directions: number, matrix: 'hessian' | 'covariance'): UnitNoise {
  const count = Math.min(directions, parameters);
  return {
    count,
    add(gradient, sigma, normals, factor) {
      for (let k = 0; k < count; k++) {
        const scale = sigma * normals[k];
        const direction = rowOf(factor!, k, parameters);
        for (let p = 0; p < parameters; p++) gradient[p] += scale * direction[p];
      }
    },
    make({ steps, step, point, earlier }) {
      const apply = matrix === 'hessian' ? hessianOperator(point) : noiseOperator(point, steps.order.seeds.length);
      return topDirections(apply, { steps, step, count, earlier, scales: rootShares });
    },
  };
}

/**
 * The noise of a shape, of total power 1: `white` I/P, `diagonal` ∝ diag C, `hessian` ∝ H restricted to its K largest
 * eigenvalues as far as they are positive, `leading` ∝ C restricted to its K largest. K = 1 is one direction.
 * Source: Zhu et al. 2019, arXiv:1803.00195, table 1 (there K = 20, recomputed every 10 steps).
 */
export function unitNoise(noise: Exclude<NoiseShape, { shape: 'covariance' }>, parameters: number): UnitNoise {
  switch (noise.shape) {
    case 'white':
      return white(parameters);
    case 'diagonal':
      return diagonal(parameters);
    case 'hessian':
      return alongTop(parameters, noise.directions, 'hessian');
    case 'leading':
      return alongTop(parameters, noise.directions, 'covariance');
  }
}
