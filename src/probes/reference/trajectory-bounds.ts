import type { UpdateRule } from '../../engine/contract.ts';
import { batchHessian } from './batch-hessian.ts';
import { type BoundedProblem, meanBound } from './bounds.ts';
import { exactly } from './rounded-vector.ts';

export interface TrajectorySettings {
  readonly update: UpdateRule;
  readonly learningRate: number;
  /** Example indices of each step. */
  readonly batches: readonly ArrayLike<number>[];
  /** Momentum buffer at the start; zeros if left out. */
  readonly velocity?: ArrayLike<number>;
}

interface Step {
  readonly gradientError: Float64Array; // of ∇L_B + λθ
  readonly velocityError: Float64Array; // made when m is updated
  readonly thetaError: Float64Array; // made when θ is updated
  readonly hessian: Float64Array; // of the batch loss at θ, without λ
}

/** A run in f64, with bounds on rounding errors. */
export interface TrajectoryBound {
  /** θ and m after t steps, t = 0 … T. */
  readonly thetas: readonly Float64Array[];
  readonly velocities: readonly Float64Array[];
  /** Bound on the error of c·θ_t + d·m_t. */
  errorOf(t: number, c: ArrayLike<number>, d?: ArrayLike<number>): number;
}

/** One step in f64 from (θ, m), in place, with the errors that an engine can make: u per operation, constants included. */
function takeStep(
  problem: BoundedProblem,
  settings: TrajectorySettings,
  at: { theta: Float64Array; velocity: Float64Array },
  batch: ArrayLike<number>,
): Step {
  const { momentum, nesterov, weightDecay } = settings.update;
  const u = problem.arithmetic.unitRoundoff;
  const eta = settings.learningRate;
  const { theta, velocity } = at;
  const { gradient } = meanBound(problem, exactly(theta), { batch });
  const hessian = batchHessian(problem, theta, batch);
  const P = theta.length;
  const [gradientError, velocityError, thetaError] = [0, 1, 2].map(() => new Float64Array(P));
  for (let p = 0; p < P; p++) {
    const decay = weightDecay * theta[p];
    const g = gradient.value[p] + decay;
    gradientError[p] = gradient.error[p] + 3 * u * (Math.abs(decay) + Math.abs(g));
    velocityError[p] = 3 * u * (Math.abs(momentum * velocity[p]) + Math.abs(g));
    velocity[p] = momentum * velocity[p] + g;
    const direction = nesterov ? g + momentum * velocity[p] : velocity[p];
    const size = nesterov ? Math.abs(g) + Math.abs(momentum * velocity[p]) : Math.abs(velocity[p]);
    theta[p] -= eta * direction;
    thetaError[p] = 4 * u * eta * size + u * (Math.abs(theta[p]) + Math.abs(eta * direction));
  }
  return { gradientError, velocityError, thetaError, hessian };
}

/** Propagates the row (c, d) back through one step, in place; returns the contribution of that step's errors. */
function pullBack(
  step: Step,
  { update, learningRate: eta }: TrajectorySettings,
  c: Float64Array,
  d: Float64Array,
): number {
  const { momentum, nesterov, weightDecay } = update;
  const P = c.length;
  const byGradient = d.map((x, p) => x - eta * (nesterov ? 1 + momentum : 1) * c[p]); // (c, d) · ∂(θ′, m′)/∂g
  let error = 0;
  for (let p = 0; p < P; p++) {
    const byVelocity = d[p] - eta * (nesterov ? momentum : 1) * c[p]; // (c, d) · ∂(θ′, m′)/∂m′
    error += Math.abs(byGradient[p]) * step.gradientError[p];
    error += Math.abs(byVelocity) * step.velocityError[p] + Math.abs(c[p]) * step.thetaError[p];
    d[p] = momentum * byVelocity;
  }
  for (let p = 0; p < P; p++) {
    let sum = weightDecay * byGradient[p];
    for (let q = 0; q < P; q++) sum += step.hessian[p * P + q] * byGradient[q];
    c[p] += sum;
  }
  return error;
}

/**
 * Propagation of rounding along an SGD run. Each step adds local errors (those of its gradient, and u per operation of its
 * update); they reach a later number c·θ_t through the product of the steps' Jacobians, which is applied exactly, as an
 * adjoint: |error| ≤ Σ_k |(c J_t ⋯ J_{k+1})| · |local_k|. First order in u; valid while they change the sign of no ReLU input.
 * A norm bound Π (1 + ηL) would grow like the fastest direction at every step; this follows the actual directions.
 * Source: ours; Griewank, Walther 2008, Evaluating Derivatives, §15, for the idea (adjoint error estimates).
 */
export function trajectoryBound(
  problem: BoundedProblem,
  start: ArrayLike<number>,
  settings: TrajectorySettings,
): TrajectoryBound {
  const theta = Float64Array.from(start);
  const velocity = Float64Array.from(settings.velocity ?? new Float64Array(theta.length));
  const thetas = [theta.slice()];
  const velocities = [velocity.slice()];
  const steps = settings.batches.map((batch) => {
    const step = takeStep(problem, settings, { theta, velocity }, batch);
    thetas.push(theta.slice());
    velocities.push(velocity.slice());
    return step;
  });
  const errorOf = (t: number, c: ArrayLike<number>, d?: ArrayLike<number>) => {
    const row = Float64Array.from(c);
    const dRow = Float64Array.from(d ?? new Float64Array(row.length));
    let error = 0;
    for (let k = t - 1; k >= 0; k--) error += pullBack(steps[k], settings, row, dRow);
    return error;
  };
  return { thetas, velocities, errorOf };
}

/** Bounds on every component of θ_t (or of m_t). */
export function stateErrors(trajectory: TrajectoryBound, t: number, of: 'theta' | 'velocity' = 'theta'): Float64Array {
  const P = trajectory.thetas[0].length;
  return Float64Array.from({ length: P }, (_, p) => {
    const unit = new Float64Array(P);
    unit[p] = 1;
    return of === 'theta' ? trajectory.errorOf(t, unit) : trajectory.errorOf(t, new Float64Array(P), unit);
  });
}
