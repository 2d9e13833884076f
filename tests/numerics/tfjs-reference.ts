import { afterAll, describe, expect, test } from 'vitest';
import type { Dataset, Examples } from '../../src/data/dataset.ts';
import type { Engine, Program } from '../../src/engine/contract.ts';
import { expectWithin } from '../support/expect-within.ts';
import { REFERENCE_FILES } from '../support/reference-files.ts';

type ReferenceFile = (typeof REFERENCE_FILES)[number];

/**
 * Relative to the largest component: 64 roundings of 2⁻²⁴ one after the other, about what the longest sums here (N ≤ 48
 * examples, or 36 pixels) and four layers of products can make. A dropped term of any formula shows as 10⁻² or more.
 */
const BOUND = 64 * 2 ** -24;

const largest = (values: ArrayLike<number>) => Array.from(values).reduce((top, v) => Math.max(top, Math.abs(v)), 0);

function expectClose(got: ArrayLike<number>, expected: ArrayLike<number>, bound = BOUND): void {
  expectWithin(got, expected, bound * largest(expected));
}

/** A dataset whose training set is example i alone: its gradient and Hessian are gᵢ and Hᵢ. */
function onlyExample(dataset: Dataset, i: number): Dataset {
  const { count, inputs, labels }: Examples = dataset.train;
  const width = inputs.length / count;
  const train = { count: 1, inputs: inputs.slice(i * width, (i + 1) * width), labels: labels.slice(i, i + 1) };
  return { ...dataset, train };
}

async function eachExample<T>(
  engine: Engine,
  file: ReferenceFile,
  ask: (program: Program) => Promise<T>,
): Promise<T[]> {
  const answers: T[] = [];
  for (let i = 0; i < file.dataset.train.count; i++) {
    const program = await engine.open(file.network, onlyExample(file.dataset, i));
    answers.push(await ask(program));
    program.dispose();
  }
  return answers;
}

/** Every quantity of the contract against the reference files, and per-example ones against one example at a time. */
export function tfjsReferenceSuite(name: string, makeEngine: () => Promise<Engine>): void {
  describe(name, async () => {
    const engine = await makeEngine();
    afterAll(() => engine.dispose());

    describe.each(REFERENCE_FILES)('$name', (file) => {
      const theta = Float32Array.from(file.parameters);
      const v = Float32Array.from(file.vector);
      const expected = (key: string) => file.atStart[key] as number & readonly number[];
      const N = file.dataset.train.count;

      test('loss, accuracy, gradient and Hessian-vector product equal the float64 reference', async () => {
        const program = await engine.open(file.network, file.dataset);
        const point = await program.at(theta);
        const [train, held] = [await point.evaluate('train'), await point.evaluate('test')];
        expectClose(train.loss, [expected('loss')]);
        expectClose(held.loss, [expected('testLoss')]);
        expect([train.accuracy[0], held.accuracy[0]]).toEqual([expected('accuracy'), expected('testAccuracy')]);
        expectClose(await point.gradient(), expected('gradient'));
        expectClose(await point.hessianVector(v), expected('hessianVector'));
        point.dispose();
        program.dispose();
      });

      test('40 steps of SGD with momentum and weight decay end at the reference parameters', async () => {
        const program = await engine.open(file.network, file.dataset);
        const { momentum, nesterov, weightDecay, learningRate, batches, batchSize, parametersAtEnd } = file.sgd;
        const { state, batchLoss } = await program.advance(
          { update: { momentum, nesterov, weightDecay }, learningRates: Float32Array.of(learningRate) },
          { step: 0, theta, velocity: new Float32Array(theta.length) },
          {
            steps: batches.length,
            batchSize,
            indices: Int32Array.from(batches.flat()),
            orders: 1,
            orderOfRun: Int32Array.of(0),
          },
        );
        expect(state.step).toBe(40);
        expectClose(state.theta, parametersAtEnd);
        expect(batchLoss[0]).toBeGreaterThan(0);
        program.dispose();
      });

      test('per-example measurements equal those of one example at a time', async () => {
        const program = await engine.open(file.network, file.dataset);
        const point = await program.at(theta);
        const single = await eachExample(engine, file, async (one) => {
          const at = await one.at(theta);
          const answer = {
            gradient: await at.gradient(),
            square: await at.hessianVector(await at.hessianVector(v)),
          };
          at.dispose();
          return answer;
        });
        const dot = (g: Float32Array) => g.reduce((sum, x, i) => sum + x * v[i], 0);
        const mix = (weight: (i: number) => number, pick: (i: number) => Float32Array) =>
          v.map((_, p) => single.reduce((sum, _, i) => sum + weight(i) * pick(i)[p], 0));
        const c = Float32Array.from({ length: N }, (_, i) => Math.cos(i));
        expectClose(
          await point.exampleProjections(v),
          single.map(({ gradient }) => dot(gradient)),
        );
        expectClose(
          await point.weightedGradient(c),
          mix(
            (i) => c[i],
            (i) => single[i].gradient,
          ),
        );
        expectClose(
          await point.exampleHessianSquare(v),
          mix(
            () => 1 / N,
            (i) => single[i].square,
          ),
        );
        point.dispose();
        program.dispose();
      });
    });
  });
}
