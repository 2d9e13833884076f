import * as tf from '@tensorflow/tfjs';
import { ConstantPool, type TfjsDevice } from '../../src/engine/webgl/device.ts';
import { openNetwork } from '../../src/engine/webgl/open-network.ts';
import { plainTrainer } from '../../src/engine/webgl/plain-trainer.ts';
import { TfjsProgram } from '../../src/engine/webgl/tfjs-program.ts';
import { bestOfRounds } from './best-of-rounds.ts';
import { measureCohortStep } from './cohort-step.ts';
import { faster, type Measured, type StepCase } from './jobs.ts';
import { selectTfjsWasm } from './tfjs-wasm-backend.ts';
import { oneHotLabels, uniformNumbers } from './values.ts';

/** tfjs on WebAssembly, by the faster of two ways. */
export async function measureTfjsWasm(of: StepCase, seconds: number): Promise<Measured> {
  await selectTfjsWasm();
  const alone = { milliseconds: await measureOneRun(of, seconds), way: 'one run, variableGrads' };
  return faster(alone, { ...(await measureBatched(of, seconds)), way: 'batched over runs' });
}

/** Our own program of plain tfjs operations, weights `[R, in, out]`, on this backend. */
function measureBatched(of: StepCase, seconds: number): Promise<Measured> {
  const constants = new ConstantPool();
  const device: TfjsDevice = {
    kind: 'tfjs-cpu',
    renderer: 'WebAssembly (tfjs wasm)',
    run: (work) => work(),
    read: (parts) => parts.map((part) => part.dataSync<'float32'>().slice()),
    constant: (value) => constants.get(value),
    dispose: () => constants.dispose(),
  };
  const engine = {
    description: { kind: device.kind, device: device.renderer, unitRoundoff: 2 ** -24 },
    open: async (
      ...[network, dataset]: Parameters<typeof openNetwork> extends [unknown, ...infer Rest] ? Rest : never
    ) => {
      const open = openNetwork(device, network, dataset);
      return new TfjsProgram(open, plainTrainer(open));
    },
    dispose: () => device.dispose(),
  };
  return measureCohortStep(engine, of, seconds);
}

/** One network with tfjs's own gradients and optimiser; its batch lies ready. */
async function measureOneRun({ sizes, batchSize }: StepCase, seconds: number): Promise<number> {
  const variables = sizes.slice(1).flatMap((out, index) => {
    const fanIn = sizes[index];
    const weights = tf.tensor2d(uniformNumbers(fanIn * out, 1 / Math.sqrt(fanIn)), [fanIn, out]);
    return [tf.variable(weights), tf.variable(tf.zeros([1, out]))] as tf.Variable<tf.Rank.R2>[];
  });
  const classes = sizes[sizes.length - 1];
  const x = tf.tensor2d(uniformNumbers(batchSize * sizes[0], 1), [batchSize, sizes[0]]);
  const y = tf.tensor2d(oneHotLabels(batchSize, classes), [batchSize, classes]);
  const optimizer = tf.train.sgd(0.01);
  const loss = () => {
    let a: tf.Tensor2D = x;
    for (let layer = 0; layer < variables.length; layer += 2) {
      const z = tf.add<tf.Tensor2D>(tf.matMul(a, variables[layer]), variables[layer + 1]);
      a = layer < variables.length - 2 ? tf.tanh(z) : z;
    }
    return tf.losses.softmaxCrossEntropy(y, a) as tf.Scalar;
  };
  const milliseconds = await bestOfRounds(() => optimizer.minimize(loss, false, variables), { seconds });
  tf.dispose([...variables, x, y]);
  return milliseconds;
}
