import { afterAll, beforeAll, describe, test } from 'vitest';
import { ACTIVATIONS } from '../../src/engine/activations.ts';
import { batchSchedule } from '../../src/engine/batch-order.ts';
import type { AdvanceSettings, CohortState, Engine, Program } from '../../src/engine/contract.ts';
import { LOSSES, type Network } from '../../src/engine/network.ts';
import { boundedProblem } from '../../src/probes/reference/bounds.ts';
import { stateErrors, trajectoryBound } from '../../src/probes/reference/trajectory-bounds.ts';
import { batchesOf } from './engine-expectations.ts';
import { expectWithin } from './expect-within.ts';
import { isFullSize } from './full-size.ts';
import { denseNetwork, randomProblem } from './oracle/random-problem.ts';

const STEPS = 100;
const EXAMPLES = 24;
/** Compared after each of these; every step is taken by itself. */
const COMPARED = [1, 2, 3, 5, 10, 20, 40, 70, 100];
const ORDER = { sampling: 'epochs' as const, examples: EXAMPLES, batchSize: 8, seeds: [3] };
const SETTINGS: AdvanceSettings = {
  update: { momentum: 0.5, nesterov: true, weightDecay: 1e-3 },
  learningRates: Float32Array.of(0.0625),
};

const convolutional = (loss: Network['loss']): Network => ({
  inputShape: [4, 4, 1],
  classes: 3,
  loss,
  layers: [
    { kind: 'conv', kernel: 3, in: 1, out: 2, height: 4, width: 4, activation: 'tanh' },
    { kind: 'avgpool', size: 2, height: 4, width: 4, channels: 2 },
    { kind: 'conv', kernel: 5, in: 2, out: 1, height: 2, width: 2, activation: 'softplus' },
    { kind: 'dense', in: 4, out: 3, activation: 'linear' },
  ],
});
/** Each activation, and convolutions, under one loss; at full size under both. */
const NETWORKS = LOSSES.flatMap((loss, l) =>
  [
    ...ACTIVATIONS.map(
      (activation) => [`${activation}, ${loss}`, denseNetwork([3, 5, 4, 3], activation, loss)] as const,
    ),
    [`3×3 and 5×5 convolutions with pooling, ${loss}`, convolutional(loss)] as const,
  ].filter((_, index) => isFullSize || index % LOSSES.length === l),
);

/** θ after each step, from steps taken one at a time. */
async function trajectory(program: Program, theta: Float32Array): Promise<Float32Array[]> {
  const thetas = [theta];
  let state: CohortState = { step: 0, theta, velocity: new Float32Array(theta.length) };
  for (let step = 0; step < STEPS; step++) {
    state = (await program.advance(SETTINGS, state, batchSchedule(ORDER, step, step + 1))).state;
    thetas.push(state.theta);
  }
  return thetas;
}

/**
 * Two engines walk 100 steps of SGD with Nesterov momentum and weight decay from one start. Each may be off the exact run
 * by its trajectory bound, so they may be apart by the sum of the two.
 */
export function agreementSuite(title: string, makeEngines: () => Promise<readonly [Engine, Engine]>): void {
  describe(`${title} agree step by step over ${STEPS} steps within the sum of their trajectory bounds`, () => {
    let engines: readonly [Engine, Engine];
    beforeAll(async () => {
      engines = await makeEngines();
    });
    afterAll(() => {
      for (const engine of engines) engine.dispose();
    });

    test.each(NETWORKS)('%s', async (_title, network) => {
      const { dataset, theta } = randomProblem({ network, N: EXAMPLES, seed: 11 });
      const [first, second] = await Promise.all(
        engines.map(async (engine) => {
          const program = await engine.open(network, dataset);
          const thetas = await trajectory(program, theta);
          program.dispose();
          return thetas;
        }),
      );
      const batches = batchesOf(batchSchedule(ORDER, 0, STEPS), 0);
      const run = { update: SETTINGS.update, learningRate: SETTINGS.learningRates[0], batches };
      const bounds = engines.map(({ description: { unitRoundoff } }) =>
        trajectoryBound(boundedProblem(network, dataset, { unitRoundoff }), theta, run),
      );
      for (const t of COMPARED) {
        const [a, b] = bounds.map((bound) => stateErrors(bound, t));
        expectWithin(
          first[t],
          second[t],
          a.map((error, p) => error + b[p]),
        );
      }
    });
  });
}
