import type { Program } from '../../../src/engine/contract.ts';
import type { Network } from '../../../src/engine/network.ts';

export interface PlainLoss {
  /** L(θ). */
  loss(theta: Float32Array): number;
  /** ∇L(θ). */
  gradient?(theta: Float32Array): readonly number[];
}

/** A program whose loss is a formula: evaluations and gradients only. `sizes` records R of every point. */
export function plainProgram(
  parameters: number,
  { loss, gradient }: PlainLoss,
): Program & { readonly sizes: number[] } {
  const sizes: number[] = [];
  const refuse = () => Promise.reject(new Error('a formula has no such thing'));
  return {
    network: {} as Network,
    labels: new Uint16Array(0),
    sizes,
    at: async (theta) => {
      const rows = Array.from({ length: theta.length / parameters }, (_, r) =>
        theta.slice(r * parameters, (r + 1) * parameters),
      );
      sizes.push(rows.length);
      return {
        evaluate: async () => ({ loss: Float64Array.from(rows, loss), accuracy: new Float64Array(rows.length) }),
        gradient: async () => Float32Array.from(rows.flatMap((row) => [...(gradient?.(row) ?? [])])),
        hessianVector: refuse,
        exampleProjections: refuse,
        weightedGradient: refuse,
        exampleHessianSquare: refuse,
        exampleGradientNorms: refuse,
        gaussNewtonVector: refuse,
        outputs: refuse,
        dispose: () => {},
      };
    },
    advance: refuse,
    batchGradient: refuse,
    dispose: () => {},
  };
}
