import { bounded, type Estimate } from '../estimators/estimate.ts';
import type { Measurement } from '../measurement.ts';
import { measureAscentSharpness } from '../quantities/ascent-sharpness.ts';
import { measureFisherRao } from '../quantities/fisher-rao.ts';
import { measureMargins, NO_MARGINS } from '../quantities/margin.ts';
import { measureStepsAhead, measureTrajectory } from '../quantities/trajectory.ts';
import { rowOf } from '../run-rows.ts';
import { constantCost, type ScalarProbe } from './scalar-probe.ts';
import type { TIERS } from './tiers.ts';

/** Estimates of every run from its θ, its initial θ and nothing else. */
function ofTrajectory(pick: (trajectory: ReturnType<typeof measureTrajectory>) => Estimate) {
  return async ({ theta, initial, runs, layout }: Measurement) =>
    Array.from({ length: runs }, (_, run) =>
      pick(
        measureTrajectory(
          { theta: rowOf(theta, run, layout.count), initial: rowOf(initial, run, layout.count) },
          layout,
        ),
      ),
    );
}

/** Estimates of every run from its next two steps. */
function ofStepsAhead(pick: (steps: ReturnType<typeof measureStepsAhead>) => Estimate) {
  return async ({ theta, ahead, runs, layout }: Measurement) => {
    const steps = await ahead?.();
    return Array.from({ length: runs }, (_, run) => {
      const row = (flat: Float32Array) => rowOf(flat, run, layout.count);
      const own = steps && ([row(steps[0]), row(steps[1])] as const);
      return pick(measureStepsAhead({ theta: row(theta), ahead: own }, layout));
    });
  };
}

/** Probes of a few gradients. */
export const ECONOMY_PROBES: Readonly<Record<(typeof TIERS)['economy']['probes'][number], ScalarProbe>> = {
  gradientNormSquared: {
    symbol: '‖∇L‖²',
    label: 'Squared norm of the gradient',
    unit: 'L²/θ²',
    gradients: constantCost(1),
    measure: async (at) => (await at.noise()).map((noise) => noise.gradientNormSquared),
  },
  covarianceTrace: {
    symbol: 'tr C',
    label: 'Gradient noise of one example',
    unit: 'L²/θ²',
    gradients: constantCost(1),
    measure: async (at) => (await at.noise()).map((noise) => noise.covarianceTrace),
  },
  simpleNoiseScale: {
    symbol: 'tr C/‖∇L‖²',
    label: 'Simple noise scale',
    unit: 'examples',
    gradients: constantCost(1),
    measure: async (at) => (await at.noise()).map((noise) => noise.simpleNoiseScale),
  },
  distance: {
    symbol: '‖θ − θ₀‖',
    label: 'Distance from initialisation',
    unit: 'θ',
    gradients: constantCost(0),
    measure: ofTrajectory(({ distance }) => distance),
  },
  stepLength: {
    symbol: '‖Δθ‖',
    label: 'Length of the next step',
    unit: 'θ',
    gradients: constantCost(0.1),
    measure: ofStepsAhead(({ stepLength }) => stepLength),
  },
  stepCosine: {
    symbol: 'cos(Δθ, Δθ₊)',
    label: 'Cosine between the next two steps',
    unit: '1',
    gradients: constantCost(0.1),
    measure: ofStepsAhead(({ stepCosine }) => stepCosine),
  },
  parameterNorm: {
    symbol: '‖θ‖',
    label: 'Norm of the weights',
    unit: 'θ',
    gradients: constantCost(0),
    measure: ofTrajectory(({ layerNorms }) => {
      const value = Math.sqrt(layerNorms.reduce((sum, norm) => sum + norm.value * norm.value, 0));
      return bounded(value, 2 ** -24 * value);
    }),
  },
  fisherRao: {
    symbol: '‖θ‖_fr',
    label: 'Fisher–Rao norm',
    unit: 'L',
    gradients: constantCost(1),
    measure: async ({ point, theta, runs, roundoff }) =>
      measureFisherRao(point, theta, { runs, roundoff: await roundoff() }),
  },
  ascentSharpness: {
    symbol: 'L(θ + ρ∇L/‖∇L‖) − L',
    label: 'SAM sharpness, ρ = 0.05',
    unit: 'L',
    gradients: constantCost(1.5),
    measure: ({ program, point, theta, runs }) => measureAscentSharpness(program, point, { theta, runs }),
  },
  margin: {
    symbol: 'γ₁₀',
    label: 'Output margin, 10 % quantile',
    unit: 'output',
    gradients: constantCost(0.3),
    measure: async ({ point, program, runs }) => {
      if (program.targets) return Array.from({ length: runs }, () => NO_MARGINS.tenth);
      return (await measureMargins(point, program.labels, { runs })).map(({ tenth }) => tenth);
    },
  },
};
