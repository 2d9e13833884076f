import { squaredNorm } from '../../math/vectors.ts';
import { rowOf } from '../../probes/run-rows.ts';
import { eachBatchStep } from './each-step.ts';
import type { TrainingRule } from './rule.ts';

/** out ← θ + ρg/‖g‖, θ where g = 0; not finite where g is not. `[P]` each. */
function climb(out: Float32Array, theta: Float32Array, gradient: Float32Array, radius: number): void {
  const length = Math.sqrt(squaredNorm(gradient));
  const scale = length === 0 ? 0 : radius / length;
  for (let i = 0; i < out.length; i++) out[i] = theta[i] + scale * gradient[i];
}

/**
 * Sharpness-aware minimisation: the update of the spec with ∇L_B(θ + ε) in place of ∇L_B(θ), ε = ρ∇L_B(θ)/‖∇L_B(θ)‖, both
 * over the same mini-batch. Weight decay is that of θ itself and has no part in ε; momentum gathers the gradients at
 * θ + ε. ρ = 0 is SGD. Two mini-batch gradients a step.
 * Source: Foret et al. 2021, arXiv:2010.01412, eq. 2 and 3.
 */
export function samRule({ radius }: { readonly radius: number }): TrainingRule {
  return {
    advance(steps) {
      const { program, runs, plan } = steps;
      const P = plan.parameters;
      const ascended = new Float32Array(steps.state.theta.length);
      return eachBatchStep(steps, async ({ theta }, batch) => {
        const { gradient } = await program.batchGradient(theta, batch);
        for (let run = 0; run < runs.length; run++)
          climb(rowOf(ascended, run, P), rowOf(theta, run, P), rowOf(gradient, run, P), radius);
        return (await program.batchGradient(ascended, batch)).gradient;
      });
    },
  };
}
