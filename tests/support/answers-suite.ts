import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRegression } from '../../src/data/dataset.ts';
import type { BatchAnswers, BatchIndices, Engine } from '../../src/engine/contract.ts';
import { evaluationBound, meanBound } from '../../src/probes/reference/bounds.ts';
import { exactly } from '../../src/probes/reference/rounded-vector.ts';
import { type EngineCase, numberedCases, type Slowness } from './engine-cases.ts';
import { boundedBy, rowOf } from './engine-expectations.ts';
import { BATCH, cohortTheta, N, randomSchedule } from './engine-fixtures.ts';
import { expectWithin, worstRatio } from './expect-within.ts';
import { answeredProblem } from './oracle/answered-problem.ts';
import { lossAndGradient, onExamples, type Problem, parameterCount } from './oracle/problem.ts';
import { denseNetwork, normals, randomProblem } from './oracle/random-problem.ts';

const U = 2 ** -24;
const R = 3;
const bits = (values: Float32Array) => Array.from(new Uint32Array(values.buffer, values.byteOffset, values.length));

/** Examples that are drawn twice, within a batch and in both. */
const SCHEDULE: BatchIndices = {
  ...randomSchedule(R, { steps: 1 }),
  indices: Int32Array.of(3, 0, 3, 7, 3, 8, 1, 1),
};

/** Those of the data: one-hot where there are classes. */
function ownTargets({ network: { classes: K }, dataset: { train } }: Problem): Float32Array {
  return Float32Array.from({ length: SCHEDULE.indices.length * K }, (_, place) => {
    const [example, k] = [SCHEDULE.indices[Math.floor(place / K)], place % K];
    return train.targets ? train.targets[example * K + k] : Number(train.labels[example] === k);
  });
}

/** What can be given in place of the answers of a problem. */
function answersOf(problem: Problem): BatchAnswers[] {
  const { network, dataset } = problem;
  const { classes, loss } = network;
  const labels = SCHEDULE.indices.map((example, i) => (dataset.train.labels[example] + 1 + (i % 2)) % classes);
  const noise = normals(SCHEDULE.indices.length * classes, 5, 6, 0.5);
  return [
    ...(isRegression(dataset) || classes === 1 ? [] : [{ labels }]),
    ...(loss === 'squaredError' ? [{ targets: ownTargets(problem).map((y, k) => y + noise[k]) }] : []),
  ];
}

export interface AnswersSuiteOptions {
  readonly capabilities?: Parameters<typeof numberedCases>[0];
  /** Whether the answers of the data, when they are given, leave every bit as it is. */
  readonly own: 'bitEqual' | 'withinRounding';
  readonly slow?: Slowness;
}

/** Mini-batch gradients with other labels or targets than those of the data, for every engine. */
export function answersSuite(
  name: string,
  makeEngine: () => Engine | Promise<Engine>,
  { capabilities = {}, own, slow = false }: AnswersSuiteOptions,
): void {
  describe(`${name}: labels and targets of a mini-batch that are given`, () => {
    let engine: Engine;
    beforeAll(async () => {
      engine = await makeEngine();
    });
    afterAll(() => engine.dispose());

    test.each(numberedCases(capabilities, { slow }))('%s: as if the data had them', async (_, engineCase, index) => {
      const { network, regression } = engineCase as EngineCase;
      const problem = randomProblem({ network, N, seed: 500 + index, regression });
      const P = parameterCount(problem);
      const theta = cohortTheta(problem, R);
      const program = await engine.open(network, problem.dataset);
      const plain = await program.batchGradient(theta, SCHEDULE);
      for (const answers of answersOf(problem)) {
        const { gradient, loss } = await program.batchGradient(theta, SCHEDULE, answers);
        const answered = answeredProblem(problem, SCHEDULE.indices, answers);
        for (let r = 0; r < R; r++) {
          const [at, g] = [rowOf(theta, r, P), rowOf(gradient, r, P)];
          const batch = Array.from({ length: BATCH }, (_x, i) => SCHEDULE.orderOfRun[r] * BATCH + i);
          const exact = lossAndGradient(answered, at, batch);
          const { error } = meanBound(boundedBy(engine, answered), exactly(at), { batch }).gradient;
          expectWithin(g, exact.gradient, error);
          const chosen = onExamples(answered, batch);
          const bound = evaluationBound(boundedBy(engine, chosen), exactly(at), 'train').lossError + U * exact.loss;
          expectWithin(loss[r], exact.loss, bound);
          expect(worstRatio(rowOf(plain.gradient, r, P), exact.gradient, error)).toBeGreaterThan(10);
        }
      }
      const again = await program.batchGradient(theta, SCHEDULE);
      expect(bits(again.gradient)).toEqual(bits(plain.gradient));
      program.dispose();
    });

    test.each(['crossEntropy', 'squaredError'] as const)('those of the data change nothing: %s', async (loss) => {
      const problem = randomProblem({ network: denseNetwork([5, 7, 3], 'tanh', loss), N, seed: 8 });
      const theta = cohortTheta(problem, R);
      const program = await engine.open(problem.network, problem.dataset);
      const labels = SCHEDULE.indices.map((example) => problem.dataset.train.labels[example]);
      const plain = await program.batchGradient(theta, SCHEDULE);
      for (const answers of [{ labels }, ...(loss === 'squaredError' ? [{ targets: ownTargets(problem) }] : [])]) {
        const { gradient } = await program.batchGradient(theta, SCHEDULE, answers);
        if (own === 'bitEqual') expect(bits(gradient)).toEqual(bits(plain.gradient));
        // Two orders of summation of some twenty products of numbers of order 1.
        else expectWithin(gradient, plain.gradient, 40 * U);
      }
      program.dispose();
    });

    test('answers that do not fit the batch, the loss or the data are refused', async () => {
      const [classes, squares, numbers] = [
        randomProblem({ network: denseNetwork([5, 3], 'tanh', 'crossEntropy'), N, seed: 1 }),
        randomProblem({ network: denseNetwork([5, 3], 'tanh', 'squaredError'), N, seed: 1 }),
        randomProblem({ network: denseNetwork([5, 3], 'tanh', 'squaredError'), N, seed: 1, regression: true }),
      ];
      const length = SCHEDULE.indices.length;
      const wrong: readonly (readonly [typeof classes, BatchAnswers, string])[] = [
        [
          classes,
          { targets: new Float32Array(3 * length) },
          'targets must come with the squared error, got crossEntropy',
        ],
        [classes, { labels: new Int32Array(length - 1) }, 'labels must be S × B = 8 long, got 7'],
        [classes, { labels: new Int32Array(length).fill(3) }, 'labels must be in [0, 3), got 3'],
        [classes, { labels: new Int32Array(length).fill(-1) }, 'labels must be in [0, 3), got -1'],
        [squares, { targets: new Float32Array(length) }, 'targets must be S × B × K = 24 long, got 8'],
        [squares, { targets: new Float32Array(3 * length).fill(Number.NaN) }, 'targets must be finite, got NaN'],
        [numbers, { labels: new Int32Array(length) }, 'labels must come with at least two classes, got a regression'],
      ];
      for (const [problem, answers, message] of wrong) {
        const program = await engine.open(problem.network, problem.dataset);
        await expect(program.batchGradient(cohortTheta(problem, R), SCHEDULE, answers)).rejects.toThrow(message);
        program.dispose();
      }
    });
  });
}
