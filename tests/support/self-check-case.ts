import { boundedProblem, evaluationBound, meanBound } from '../../src/probes/reference/bounds.ts';
import { quantityBounds } from '../../src/probes/reference/quantity-bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { stateErrors, trajectoryBound } from '../../src/probes/reference/trajectory-bounds.ts';
import { replay } from './oracle/sgd.ts';
import { REFERENCE_FILES } from './reference-files.ts';

const STEPS = 5;
const TEST_EXAMPLES = 4;

const digits = (count: number) => (x: number) => Number(x.toPrecision(count));
const exact = digits(9); // enough for any f32
const expected = digits(13);
const upper = (x: number) => Number((1.001 * x).toPrecision(4));
const rowsOf = (flat: Float32Array, count: number, width: number) =>
  Array.from({ length: count }, (_, i) => Array.from(flat.slice(i * width, (i + 1) * width), exact));

/**
 * The content of src/probes/reference/self-check-case.json: mlp-tanh-ce cut down to its start (without batch sharpness,
 * which takes a program per example), its first five steps and four test examples, with the bounds for f32.
 */
export function buildSelfCheckCase() {
  const file = REFERENCE_FILES.find(({ name }) => name === 'mlp-tanh-ce');
  if (file === undefined) throw new RangeError('buildSelfCheckCase: tests/reference must hold mlp-tanh-ce, got none.');
  const { network, dataset, parameters, vector } = file;
  const [size] = network.inputShape;
  const { momentum, nesterov, weightDecay, learningRate, batchSize } = file.sgd;
  const batches = file.sgd.batches.slice(0, STEPS);
  const run = { update: { momentum, nesterov, weightDecay }, learningRate, batches };
  const left = ['batchSharpnessB1', 'testLoss', 'testAccuracy'];
  const atStart = Object.fromEntries(
    Object.entries(file.atStart)
      .filter(([key]) => !left.includes(key))
      .map(([key, value]) => [key, typeof value === 'number' ? expected(value) : value.map(expected)]),
  );
  const problem = boundedProblem(network, dataset, { unitRoundoff: 2 ** -24 });
  const { bounds } = quantityBounds(problem, exactly(parameters), exactly(vector));
  const trajectory = trajectoryBound(problem, parameters, run);
  const lossBounds = batches.map((_, t) => {
    const after = exactly(trajectory.thetas[t + 1]);
    return (
      trajectory.errorOf(t + 1, meanBound(problem, after).gradient.value) +
      evaluationBound(problem, after, 'train').lossError
    );
  });
  return {
    file: {
      name: 'self-check',
      network: { ...network, inputShape: [...network.inputShape] },
      parameters: parameters.map(exact),
      train: { x: rowsOf(dataset.train.inputs, dataset.train.count, size), y: Array.from(dataset.train.labels) },
      test: {
        x: rowsOf(dataset.test.inputs, TEST_EXAMPLES, size),
        y: Array.from(dataset.test.labels.slice(0, TEST_EXAMPLES)),
      },
      vector: vector.map(exact),
      atStart,
      sgd: {
        learningRate,
        momentum,
        nesterov,
        weightDecay,
        batchSize,
        batches,
        trainLossAfterEachStep: file.sgd.trainLossAfterEachStep.slice(0, STEPS).map(expected),
        parametersAtEnd: Array.from(replay(file, parameters, run).theta, expected),
      },
      atEnd: {},
    },
    bounds: {
      atStart: Object.fromEntries(
        Object.keys(atStart).map((key) => {
          const bound = bounds[key];
          return [key, typeof bound === 'number' ? upper(bound) : Array.from(bound, upper)];
        }),
      ),
      sgd: {
        trainLossAfterEachStep: lossBounds.map(upper),
        parametersAtEnd: Array.from(stateErrors(trajectory, STEPS), upper),
      },
    },
  };
}
