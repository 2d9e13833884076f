import type { Network } from '../../engine/network.ts';
import { exp, expm1, log } from '../../math/elementary.ts';
import { type Arithmetic, FUNCTION_ULPS, sumFactor } from './error-model.ts';
import { addProduct, emptySums, type RoundedVector, settled } from './rounded-vector.ts';

/** Outputs of one example and their derivative along v, with their targets. */
interface AtOutputs {
  readonly f: RoundedVector;
  readonly rf: RoundedVector;
  readonly label: number;
  readonly target?: ArrayLike<number>;
}

/** ℓ(f), δ = ∂ℓ/∂f and Rδ = (∂²ℓ/∂f²) Rf of one example. */
export interface RoundedLoss {
  readonly loss: number;
  readonly lossError: number;
  readonly delta: RoundedVector;
  readonly rDelta: RoundedVector;
}

function squaredError({ f, rf, label, target }: AtOutputs, arithmetic: Arithmetic): RoundedLoss {
  const u = arithmetic.unitRoundoff;
  const value = f.value.map((fk, k) => fk - (target?.[k] ?? (k === label ? 1 : 0)));
  const delta = { value, error: value.map((d, k) => f.error[k] + u * Math.abs(d)) };
  const squares = emptySums(1);
  value.forEach((d, k) => {
    addProduct(squares, 0, d, delta.error[k], 0.5 * d, 0.5 * delta.error[k]);
  });
  const total = settled(squares, value.length + 1, arithmetic);
  return { loss: total.value[0], lossError: total.error[0], delta, rDelta: rf };
}

/**
 * Softmax with the largest output m subtracted. To first order a change df of f changes p_k by
 * p_k ((1 − p_k) df_k − Σ_{j≠k} p_j df_j); df_j is the error of f_j, u|f_j − m| for the difference, as much again
 * for exp(x) computed as 2^(x log₂e), and the error of the function.
 */
function softmax(
  f: RoundedVector,
  arithmetic: Arithmetic,
): { p: RoundedVector; relative: Float64Array; logSum: number } {
  const u = arithmetic.unitRoundoff;
  const m = Math.max(...f.value);
  const weights = f.value.map((fk) => exp(fk - m));
  const total = weights.reduce((sum, w) => sum + w, 0);
  const value = weights.map((w) => w / total);
  const df = f.value.map((fk, k) => f.error[k] + 2 * u * (m - fk) + FUNCTION_ULPS * u);
  const spread = value.reduce((sum, p, k) => sum + p * df[k], 0);
  const rounding = sumFactor(f.value.length + 2, arithmetic);
  const relative = value.map((p, k) => expm1((1 - p) * df[k] + (spread - p * df[k])) + rounding);
  return { p: { value, error: value.map((p, k) => p * relative[k]) }, relative, logSum: m + log(total) };
}

function crossEntropy({ f, rf, label }: AtOutputs, arithmetic: Arithmetic): RoundedLoss {
  const u = arithmetic.unitRoundoff;
  const { p, relative, logSum } = softmax(f, arithmetic);
  const K = f.value.length;
  // As log Σ exp f − f_y or as −log p_y: the errors of p_y, of the logarithm and of the additions.
  const loss = logSum - f.value[label];
  const additions = 2 * u * (Math.abs(logSum) + Math.abs(f.value[label]) + loss);
  const lossError = relative[label] + FUNCTION_ULPS * u * (1 + loss) + additions;
  const deltaValue = p.value.map((pk, k) => pk - (k === label ? 1 : 0));
  const delta = { value: deltaValue, error: p.error.map((e, k) => e + u * Math.abs(deltaValue[k])) };
  const means = emptySums(1);
  for (let k = 0; k < K; k++) addProduct(means, 0, p.value[k], p.error[k], rf.value[k], rf.error[k]);
  const mean = settled(means, K, arithmetic);
  const products = emptySums(K);
  for (let k = 0; k < K; k++) {
    const centred = rf.value[k] - mean.value[0];
    const centredError = rf.error[k] + mean.error[0] + u * (Math.abs(rf.value[k]) + Math.abs(mean.value[0]));
    addProduct(products, k, p.value[k], p.error[k], centred, centredError);
  }
  return { loss, lossError, delta, rDelta: settled(products, 2, arithmetic) };
}

/** The loss of one example and its derivatives by the outputs f, along Rf, with their errors. */
export function roundedLoss(network: Network, at: AtOutputs, arithmetic: Arithmetic): RoundedLoss {
  return network.loss === 'squaredError' ? squaredError(at, arithmetic) : crossEntropy(at, arithmetic);
}
