import { norm, rowOf } from '../../probes/run-rows.ts';
import { eachBatchStep } from './each-step.ts';
import type { TrainingRule } from './rule.ts';

/** out ← θ + ρg/‖g‖ row by row, θ where g = 0; not finite where g is not. */
function climb(
  out: Float32Array,
  theta: Float32Array,
  gradient: Float32Array,
  options: { radius: number; runs: number },
) {
  const count = theta.length / options.runs;
  for (let run = 0; run < options.runs; run++) {
    const length = norm(rowOf(gradient, run, count));
    const scale = length === 0 ? 0 : options.radius / length;
    const end = (run + 1) * count;
    for (let i = run * count; i < end; i++) out[i] = theta[i] + scale * gradient[i];
  }
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
      const { program, runs } = steps;
      const ascended = new Float32Array(steps.state.theta.length);
      return eachBatchStep(steps, async ({ theta }, batch) => {
        const { gradient } = await program.batchGradient(theta, batch);
        climb(ascended, theta, gradient, { radius, runs: runs.length });
        return (await program.batchGradient(ascended, batch)).gradient;
      });
    },
  };
}
