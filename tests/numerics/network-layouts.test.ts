import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { parameterArrays } from '../../src/engine/network-file/parameter-arrays.ts';
import { readNetworkFile } from '../../src/engine/network-file/read-network-file.ts';
import type { NamedTensor } from '../../src/engine/network-file/tensors.ts';
import { writeNpz } from '../../src/engine/network-file/write-npz.ts';
import { writeSafetensors } from '../../src/engine/network-file/write-safetensors.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { measureNetwork } from '../../src/sweep/network/measure-network.ts';
import { npzBytes } from '../support/file-writers.ts';
import { npyOf, npyText } from '../support/npy-writer.ts';
import { denseNetwork, randomProblem } from '../support/oracle/random-problem.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

const { network, theta, dataset } = randomProblem({
  network: denseNetwork([5, 5, 7, 3], 'tanh', 'squaredError'),
  N: 30,
  seed: 3,
});
const own = parameterArrays(network, theta);
const data: readonly NamedTensor[] = [
  { name: 'x_train', shape: [30, 5], values: dataset.train.inputs },
  { name: 'y_train', shape: [30], values: Int32Array.from(dataset.train.labels) },
];
const NOTES = { activation: 'tanh', loss: 'squaredError' };

/** Values of a matrix [rows, columns], column by column: row-major those of its transpose. */
const byColumns = ({ shape: [rows, columns], values }: NamedTensor) =>
  Float32Array.from(values, (_, at) => values[(at % rows) * columns + Math.floor(at / rows)]);
const isMatrix = ({ shape }: NamedTensor) => shape.length === 2;

/** The parameters as the state_dict of nn.Sequential(Linear, Tanh, Linear, Tanh, Linear). */
const stateDict = own.map((tensor, i): NamedTensor => {
  const name = `module.${2 * Math.floor(i / 2)}.${isMatrix(tensor) ? 'weight' : 'bias'}`;
  return isMatrix(tensor)
    ? { name, shape: [...tensor.shape].reverse(), values: byColumns(tensor) }
    : { ...tensor, name };
});
/** The parameters as numpy.savez writes weight.T: in Fortran order. */
const fortranNpz = npzBytes({
  ...Object.fromEntries(
    [...own, ...data].map(({ name, shape, values }) => [
      name,
      npyOf({
        descr: values instanceof Float32Array ? '<f4' : '<i4',
        shape,
        values,
        isFortranOrder: shape.length === 2 && name.startsWith('W'),
      }),
    ]),
  ),
  activation: npyText('tanh'),
  loss: npyText('MSELoss'),
});
/** What safetensors writes for weight.T: the order of [out, in] under the shape [in, out]. */
const scrambled = own.map((tensor) => (isMatrix(tensor) ? { ...tensor, values: byColumns(tensor) } : tensor));

const measure = (bytes: Uint8Array) =>
  measureNetwork(engine, readNetworkFile({ name: 'net', bytes }), {
    probes: ['trainLoss', 'trainAccuracy', 'testLoss', 'testAccuracy', 'sharpness', 'hessianTrace'],
  });
const quantityOf = ({ quantities }: Awaited<ReturnType<typeof measure>>, id: string) =>
  quantities.find((quantity) => quantity.id === id)!.value;

describe('one network, however it was saved', () => {
  test.each([
    ['a state_dict in safetensors', writeSafetensors([...stateDict, ...data], NOTES)],
    ['a state_dict in NPZ', writeNpz([...stateDict, ...data], NOTES)],
    ['weight.T in Fortran order', fortranNpz],
  ])('%s: the same numbers, bit for bit', async (_, bytes) => {
    const expected = await measure(writeNpz([...own, ...data], NOTES));
    expect((await measure(bytes)).quantities).toEqual(expected.quantities);
  });
});

describe('a training loss that the file notes', () => {
  const withNote = (train_loss: string, tensors = own) =>
    measure(writeSafetensors([...tensors, ...data], { ...NOTES, train_loss }));

  test('is found again where the weights are right, however many digits it has', async () => {
    const loss = quantityOf(await measure(writeNpz([...own, ...data], NOTES)), 'trainLoss');
    for (const text of [String(loss), loss.toPrecision(3), loss.toFixed(1), loss.toExponential(2)]) {
      const { warnings, notes } = await withNote(text);
      expect(warnings).toEqual([]);
      expect(notes[0]).toBe('The training loss is the one that the file notes (train_loss).');
    }
    const { warnings, notes } = await withNote(((2 / 3) * loss).toPrecision(5));
    expect(warnings).toEqual([]);
    expect(notes[0]).toContain('is the measured one as torch.nn.MSELoss, the mean over examples and outputs');
  });

  test('shows weights that safetensors scrambled: the warning names the cause', async () => {
    const loss = quantityOf(await measure(writeNpz([...own, ...data], NOTES)), 'trainLoss');
    const { warnings } = await withNote(loss.toPrecision(4), scrambled);
    expect(warnings[0]).toContain(
      `net: the training loss must be the ${loss.toPrecision(4)} that the file notes (train_loss), got`,
    );
    expect(warnings[0]).toContain('scrambled or transposed');
    expect(warnings[0]).toContain('weight.T.contiguous()');
  });

  test('shows another activation too', async () => {
    const loss = quantityOf(await measure(writeNpz([...own, ...data], NOTES)), 'trainLoss');
    const bytes = writeNpz([...own, ...data], { ...NOTES, activation: 'gelu', train_loss: loss.toPrecision(4) });
    expect((await measure(bytes)).warnings).toHaveLength(1);
  });
});

describe('convolutions of PyTorch', () => {
  const [N, CHANNELS, HEIGHT, WIDTH, OUT, HIDDEN, CLASSES] = [6, 2, 4, 6, 3, 5, 3];
  let state = 12345;
  /** Small numbers of no pattern. */
  const number = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  };
  const random = (name: string, shape: number[]): NamedTensor => ({
    name,
    shape,
    values: Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, number),
  });
  const kernel = random('conv.weight', [OUT, CHANNELS, 3, 3]);
  const kernelBias = random('conv.bias', [OUT]);
  const first = random('fc1.weight', [HIDDEN, OUT * (HEIGHT / 2) * (WIDTH / 2)]);
  const firstBias = random('fc1.bias', [HIDDEN]);
  const second = random('fc2.weight', [CLASSES, HIDDEN]);
  const secondBias = random('fc2.bias', [CLASSES]);
  const x = random('x_train', [N, CHANNELS, HEIGHT, WIDTH]);
  const y = Int32Array.from({ length: N }, (_, i) => i % CLASSES);

  /** Outputs of one example as PyTorch computes them, with channels first throughout, in f64. */
  function outputs(example: number): number[] {
    const pixel = (channel: number, row: number, column: number) =>
      row < 0 || row >= HEIGHT || column < 0 || column >= WIDTH
        ? 0
        : x.values[((example * CHANNELS + channel) * HEIGHT + row) * WIDTH + column];
    const convolved = (out: number, row: number, column: number) => {
      let sum = kernelBias.values[out];
      for (let channel = 0; channel < CHANNELS; channel++)
        for (let i = 0; i < 3; i++)
          for (let j = 0; j < 3; j++)
            sum +=
              kernel.values[((out * CHANNELS + channel) * 3 + i) * 3 + j] * pixel(channel, row + i - 1, column + j - 1);
      return Math.max(0, sum);
    };
    // torch.flatten of [out, height/2, width/2]
    const flat: number[] = [];
    for (let out = 0; out < OUT; out++)
      for (let row = 0; row < HEIGHT; row += 2)
        for (let column = 0; column < WIDTH; column += 2)
          flat.push(
            (convolved(out, row, column) +
              convolved(out, row, column + 1) +
              convolved(out, row + 1, column) +
              convolved(out, row + 1, column + 1)) /
              4,
          );
    const affine = (weight: NamedTensor, bias: NamedTensor, below: number[]) =>
      Array.from(bias.values, (b, k) => below.reduce((sum, a, i) => sum + weight.values[k * below.length + i] * a, b));
    return affine(
      second,
      secondBias,
      affine(first, firstBias, flat).map((a) => Math.max(0, a)),
    );
  }

  test('oracle: the loss and the accuracy of a forward pass with channels first, in f64', async () => {
    const tensors = [
      kernel,
      kernelBias,
      first,
      firstBias,
      second,
      secondBias,
      x,
      { name: 'y_train', shape: [N], values: y },
    ];
    const notes = { activation: 'ReLU', stem: 'conv pool2' };
    const measured = await measure(writeSafetensors(tensors, notes));
    const losses = Array.from({ length: N }, (_, i) => {
      const f = outputs(i);
      return Math.log(f.reduce((sum, value) => sum + Math.exp(value), 0)) - f[y[i]];
    });
    const hits = y.filter((label, i) => outputs(i).indexOf(Math.max(...outputs(i))) === label).length;
    const expected = losses.reduce((sum, loss) => sum + loss / N, 0);
    const { value, error } = measured.quantities.find(({ id }) => id === 'trainLoss')!;
    expect(error).toBeLessThan(1e-5);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(error);
    expect(quantityOf(measured, 'trainAccuracy')).toBe(hits / N);
    // The check can fail: with the inputs of the first dense layer in our order, channels last, the loss is another.
    const pixels = (HEIGHT * WIDTH) / 4;
    const wrong = first.values.map((_, at) => {
      const place = at % (OUT * pixels);
      return first.values[at - place + (place % pixels) * OUT + Math.floor(place / pixels)];
    });
    const others = tensors.map((tensor) => (tensor === first ? { ...first, values: wrong } : tensor));
    expect(
      Math.abs(quantityOf(await measure(writeSafetensors(others, notes)), 'trainLoss') - expected),
    ).toBeGreaterThan(100 * error);
  });
});
