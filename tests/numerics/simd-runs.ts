import type { Activation } from '../../src/engine/activations.ts';
import type { BatchIndices, CohortState, Engine, UpdateRule } from '../../src/engine/contract.ts';
import type { Network } from '../../src/engine/network.ts';
import { benchDataset, benchTheta } from '../bench/simd-step.ts';

/** An MLP with every activation, on 60 examples; its widths are multiples of nothing. */
const ACTIVATION_CHAIN: readonly Activation[] = ['tanh', 'gelu', 'softplus', 'relu', 'linear'];
const WIDTHS = [9, 13, 11, 7, 6, 5];
export const MLP: Network = {
  inputShape: [9],
  classes: 5,
  loss: 'crossEntropy',
  layers: ACTIVATION_CHAIN.map((activation, l) => ({ kind: 'dense', in: WIDTHS[l], out: WIDTHS[l + 1], activation })),
};

export const CNN: Network = {
  inputShape: [6, 6, 1],
  classes: 3,
  loss: 'squaredError',
  layers: [
    { kind: 'conv', kernel: 5, in: 1, out: 3, height: 6, width: 6, activation: 'tanh' },
    { kind: 'avgpool', size: 2, height: 6, width: 6, channels: 3 },
    { kind: 'conv', kernel: 3, in: 3, out: 6, height: 3, width: 3, activation: 'gelu' },
    { kind: 'dense', in: 54, out: 3, activation: 'linear' },
  ],
};

export const DIAGONAL: Network = {
  inputShape: [13],
  classes: 1,
  loss: 'squaredError',
  layers: [{ kind: 'diagonal', in: 13 }],
};

/**
 * SHA-256 of θ and m after 100 steps of `runBits`. A change of any kernel's arithmetic changes them, and with them every
 * fingerprint of a saved sweep: then raise the engine's version, never only these constants.
 */
export const FINAL_BITS = {
  MLP: '1d46a6139ff41090fd1e8f67847a3b8d9576d1eeba83b62040eed181d3f180bf',
  CNN: '874aaadb3890b15463aac8a9d3fdb943ed76d0fd0282b937cfaad8ea4d09b10a',
  DIAGONAL: 'eb0c0cdc189db0cd5b3e3564eadfb2460ddb4d99358f0dc9e5298d2df6564ee9',
} as const;

export const NESTEROV: UpdateRule = { momentum: 0.9, nesterov: true, weightDecay: 0.001 };
export const PLAIN: UpdateRule = { momentum: 0, nesterov: false, weightDecay: 0 };

export const EXAMPLES = 60;

/** Batches of 12, drawn by a fixed rule from 60 examples. */
export function schedule(steps: number, { orders = 1, runs = 1, batchSize = 12 } = {}): BatchIndices {
  const indices = Int32Array.from(
    { length: steps * orders * batchSize },
    (_, i) => (i * 37 + (i >> 4) * 11) % EXAMPLES,
  );
  return { steps, batchSize, indices, orders, orderOfRun: Int32Array.from({ length: runs }, (_, r) => r % orders) };
}

export function startOf(network: Network, runs = 1): CohortState {
  const theta = benchTheta(network, runs);
  return { step: 0, theta, velocity: new Float32Array(theta.length) };
}

export async function sha256(...arrays: Float32Array[]): Promise<string> {
  const bytes = new Uint8Array(arrays.flatMap((a) => Array.from(new Uint8Array(a.buffer, a.byteOffset, a.byteLength))));
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** 100 steps with Nesterov momentum and weight decay, as the hash of where they lead. */
export async function runBits(engine: Engine, network: Network): Promise<string> {
  const program = await engine.open(network, benchDataset(network, EXAMPLES));
  const settings = { update: NESTEROV, learningRates: Float32Array.of(0.02) };
  const { state } = await program.advance(settings, startOf(network), schedule(100));
  program.dispose();
  return sha256(state.theta, state.velocity);
}
