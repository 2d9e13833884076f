import { PURPOSE, randomStream } from '../math/rng.ts';
import type { ModelSpec } from './model.ts';
import type { Network } from './network.ts';
import { parameterLayout } from './parameter-layout.ts';

/** Variance of the weights from fan in and fan out, as in Glorot & Bengio 2010. */
function variance(init: ModelSpec['init'], fanIn: number, fanOut: number): number {
  if (init === 'lecun') return 1 / fanIn;
  if (init === 'he') return 2 / fanIn;
  return 2 / (fanIn + fanOut);
}

/** u = v of a diagonal layer before the gain: the start that the claims on diagonal networks use. */
const DIAGONAL_START = 0.1;

/**
 * Initial θ, `[P]`: weights N(0, gain²·v) with v = 1/fan_in (LeCun), 2/fan_in (He) or 2/(fan_in + fan_out) (Xavier);
 * biases 0. The l-th layer with weights draws from the stream (seed, l), so networks that share its shape share its weights.
 * A layer normalisation starts at γ = 1, β = 0, a diagonal layer at u = v = 0.1·gain, where f = 0, for every seed.
 */
export function initialParameters(
  network: Network,
  { init, gain }: Pick<ModelSpec, 'init' | 'gain'>,
  seed: number,
): Float32Array {
  const { count, blocks } = parameterLayout(network);
  const theta = new Float32Array(count);
  let weighted = 0;
  for (const { kind, layer, fanIn, out, weightOffset, biasOffset } of blocks) {
    if (kind === 'diagonal') {
      theta.fill(gain * DIAGONAL_START, weightOffset, biasOffset + out);
      continue;
    }
    if (kind === 'norm') {
      theta.fill(1, weightOffset, biasOffset);
      continue;
    }
    const spec = network.layers[layer];
    const fanOut = spec.kind === 'conv' ? spec.kernel * spec.kernel * out : out;
    const deviation = gain * Math.sqrt(variance(init, fanIn, fanOut));
    const stream = randomStream(seed, PURPOSE.initialWeights, weighted++);
    for (let i = weightOffset; i < biasOffset; i++) theta[i] = deviation * stream.normal();
  }
  return theta;
}
