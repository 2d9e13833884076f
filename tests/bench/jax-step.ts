import { blockUntilReady, defaultDevice, grad, init, jit, nn, numpy as np, tree } from '@jax-js/jax';
import { bestOfRounds } from './best-of-rounds.ts';
import { faster, type Measured, type StepCase } from './jobs.ts';
import { oneHotLabels, uniformNumbers } from './values.ts';

type Layers = { weights: np.Array; bias: np.Array }[];

const LEARNING_RATE = 0.01;
/** Steps between two waits for the device. */
const STEPS = 4;

/**
 * jax-js on WebAssembly: jit of a whole step, gradients by `grad`, batches lying ready on the device; one run, or all
 * runs with a leading axis, whichever is faster. The leading axis is written out, for `vmap` of the same step is 5 to
 * 20 times slower in 0.1.25. One thread, for the page is not cross-origin isolated.
 */
export async function measureJaxJs(of: StepCase, seconds: number): Promise<Measured> {
  await init('wasm');
  defaultDevice('wasm');
  const alone = { milliseconds: await measureWays(of, [], seconds), way: 'one run, jit' };
  const batched = await measureWays(of, [of.runs], seconds);
  return faster(alone, { milliseconds: batched / of.runs, way: 'batched over runs, jit' });
}

/** `lead`: axes before those of one network, [] or [R]. */
async function measureWays({ sizes, batchSize }: StepCase, lead: number[], seconds: number): Promise<number> {
  const copies = lead.reduce((product, size) => product * size, 1);
  const random = (shape: number[], scale: number) =>
    np
      .array(
        uniformNumbers(
          shape.reduce((product, size) => product * size, 1),
          scale,
        ),
      )
      .reshape(shape);
  const last = sizes.length - 2;
  const classes = sizes[last + 1];
  const x = random([...lead, batchSize, sizes[0]], 1);
  const y = np.array(oneHotLabels(copies * batchSize, classes)).reshape([...lead, batchSize, classes]);
  let layers: Layers = sizes.slice(1).map((out, index) => ({
    weights: random([...lead, sizes[index], out], 1 / Math.sqrt(sizes[index])),
    bias: np.zeros([...lead, 1, out]),
  }));
  const loss = (at: Layers, inputs: np.Array, targets: np.Array): np.Array => {
    let a = inputs;
    at.forEach(({ weights, bias }, index) => {
      const z = np.matmul(a, weights).add(bias);
      a = index < last ? np.tanh(z) : z;
    });
    return nn
      .logSoftmax(a, -1)
      .mul(targets)
      .sum()
      .mul(-1 / batchSize);
  };
  const step = jit((at: Layers, inputs: np.Array, targets: np.Array): Layers => {
    const gradients = grad(loss)(tree.ref(at), inputs, targets);
    return at.map(({ weights, bias }, index) => ({
      weights: weights.sub(gradients[index].weights.mul(LEARNING_RATE)),
      bias: bias.sub(gradients[index].bias.mul(LEARNING_RATE)),
    }));
  });
  const steps = async () => {
    for (let taken = 0; taken < STEPS; taken++) layers = step(layers, x.ref, y.ref);
    await blockUntilReady(layers);
  };
  return (await bestOfRounds(steps, { seconds })) / STEPS;
}
