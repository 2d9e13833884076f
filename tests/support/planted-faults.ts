import type { Advanced, Engine, Point, Program, UpdateRule } from '../../src/engine/contract.ts';
import { parameterLayout } from '../../src/engine/parameter-layout.ts';
import { oracleEngine } from './oracle/oracle-engine.ts';

type PointChange = (point: Point, N: number) => Partial<Point>;
type AdvanceChange = (advance: Program['advance']) => Program['advance'];

const scaled = (x: Float32Array, factor: number) => x.map((value) => factor * value);

/** The oracle engine with some answers replaced. */
function altered({ at, advance }: { at?: PointChange; advance?: AdvanceChange }): Engine {
  const engine = oracleEngine();
  return {
    ...engine,
    open: async (network, dataset) => {
      const program = await engine.open(network, dataset);
      return {
        ...program,
        advance: advance === undefined ? program.advance : advance(program.advance),
        at: async (theta) => {
          const point = await program.at(theta);
          return { ...point, ...at?.(point, dataset.train.count) };
        },
      };
    },
  };
}

const withUpdate = (change: (update: UpdateRule) => UpdateRule) =>
  altered({
    advance:
      (advance) =>
      (settings, ...rest) =>
        advance({ ...settings, update: change(settings.update) }, ...rest),
  });
const withRates = (change: (rate: number, update: UpdateRule) => number) =>
  altered({
    advance:
      (advance) =>
      (settings, ...rest) =>
        advance(
          { ...settings, learningRates: settings.learningRates.map((rate) => change(rate, settings.update)) },
          ...rest,
        ),
  });

/** Multiplies what the loss enters into by `factor`, and what it enters twice by its square. */
function scaledLoss(factor: (N: number) => number, { perExample = true }: { perExample?: boolean } = {}): Engine {
  return altered({
    at: (point, N) => {
      const f = factor(N);
      const evaluate: Point['evaluate'] = async (split) => {
        const { loss, accuracy } = await point.evaluate(split);
        return { loss: loss.map((x) => x * f), accuracy };
      };
      const means: Partial<Point> = {
        evaluate,
        gradient: async () => scaled(await point.gradient(), f),
        hessianVector: async (v) => scaled(await point.hessianVector(v), f),
        exampleHessianSquare: async (v) => scaled(await point.exampleHessianSquare(v), perExample ? f * f : f),
      };
      if (!perExample) return means;
      return {
        ...means,
        exampleProjections: async (v) => scaled(await point.exampleProjections(v), f),
        weightedGradient: async (c) => scaled(await point.weightedGradient(c), f),
      };
    },
  });
}

/** Reads every dense weight matrix as `[out, in]`: a permutation of θ, undone on the way out. */
function transposedWeights(): Engine {
  const engine = oracleEngine();
  return {
    ...engine,
    open: async (network, dataset) => {
      const { count, blocks } = parameterLayout(network);
      const from = Int32Array.from({ length: count }, (_, p) => p);
      for (const { layer, fanIn, out, weightOffset } of blocks)
        if (network.layers[layer].kind === 'dense')
          for (let i = 0; i < fanIn; i++)
            for (let o = 0; o < out; o++) from[weightOffset + i * out + o] = weightOffset + o * fanIn + i;
      const move = (flat: Float32Array, inverse: boolean) => {
        const result = new Float32Array(flat.length);
        for (let r = 0; r < flat.length; r += count)
          for (let p = 0; p < count; p++) result[r + (inverse ? from[p] : p)] = flat[r + (inverse ? p : from[p])];
        return result;
      };
      const program = await engine.open(network, dataset);
      const state = ({ step, theta, velocity }: Advanced['state'], inverse: boolean) => ({
        step,
        theta: move(theta, inverse),
        velocity: move(velocity, inverse),
      });
      return {
        ...program,
        advance: async (settings, before, batches) => {
          const { state: after, batchLoss } = await program.advance(settings, state(before, false), batches);
          return { state: state(after, true), batchLoss };
        },
        at: async (theta) => {
          const point = await program.at(move(theta, false));
          return {
            ...point,
            gradient: async () => move(await point.gradient(), true),
            hessianVector: async (v) => move(await point.hessianVector(move(v, false)), true),
            exampleProjections: (v) => point.exampleProjections(move(v, false)),
            weightedGradient: async (c) => move(await point.weightedGradient(c), true),
            exampleHessianSquare: async (v) => move(await point.exampleHessianSquare(move(v, false)), true),
          };
        },
      };
    },
  };
}

const SPECTRUM = ['hessianEigenvalues', 'hessianSmallest', 'hessianTrace', 'hessianFrobenius'] as const;
const CURVATURE = ['hessianVector', ...SPECTRUM, 'nonUniformitySquared', 'batchSharpnessB1'] as const;
const COVARIANCE = ['gradientCovarianceTrace', 'gradientCovarianceTop'] as const;
const FIRST_ORDER = ['loss', 'testLoss', 'gradient', 'gradientNormSquared', ...COVARIANCE] as const;
const RUN = ['trainLossAfterEachStep', 'parametersAtEnd'] as const;

export interface PlantedFault {
  readonly name: string;
  readonly makeEngine: () => Engine;
  /** Reference files to plant it in, and the quantities that it must push past their bounds there. */
  readonly files: readonly string[];
  readonly affects: readonly string[];
}

/** Mistakes that were or could be made in an engine, each with everything it must show up in. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [
  {
    name: 'weight decay is ignored',
    makeEngine: () => withUpdate((update) => ({ ...update, weightDecay: 0 })),
    files: ['linear-mse', 'logistic-ce', 'mlp-tanh-ce', 'mlp-relu-mse', 'mlp-deep-gelu-ce', 'cnn-tanh-ce'],
    affects: RUN,
  },
  {
    name: 'momentum is damped: m ← μm + (1 − μ)g',
    makeEngine: () => withRates((rate, { momentum }) => rate * (1 - momentum)),
    files: ['linear-mse', 'mlp-tanh-ce', 'mlp-deep-gelu-ce'],
    affects: RUN,
  },
  {
    name: 'Nesterov in place of heavy ball',
    makeEngine: () => withUpdate((update) => ({ ...update, nesterov: !update.nesterov })),
    files: ['linear-mse', 'mlp-tanh-ce', 'mlp-relu-mse'],
    affects: RUN,
  },
  {
    name: 'the momentum buffer starts anew at every call',
    makeEngine: () =>
      altered({
        advance: (advance) => (settings, state, batches) =>
          advance(settings, { ...state, velocity: new Float32Array(state.velocity.length) }, batches),
      }),
    files: ['linear-mse', 'mlp-tanh-ce'],
    affects: RUN,
  },
  {
    name: 'η is that of a neighbouring run, 2 % larger',
    makeEngine: () => withRates((rate) => 1.02 * rate),
    files: ['linear-mse', 'mlp-tanh-ce', 'mlp-deep-gelu-ce'],
    affects: RUN,
  },
  {
    name: 'the first example of each batch stands in for the last',
    makeEngine: () =>
      altered({
        advance: (advance) => (settings, state, batches) =>
          advance(settings, state, {
            ...batches,
            indices: batches.indices.map((index, k) =>
              (k + 1) % batches.batchSize === 0 ? batches.indices[k + 1 - batches.batchSize] : index,
            ),
          }),
      }),
    files: ['linear-mse', 'mlp-relu-mse'],
    affects: RUN,
  },
  {
    name: 'means divide by N − 1',
    makeEngine: () => scaledLoss((N) => N / Math.max(1, N - 1), { perExample: false }),
    files: ['linear-mse', 'mlp-tanh-ce', 'mlp-relu-mse', 'mlp-deep-gelu-ce'],
    affects: [
      'loss',
      'testLoss',
      'gradient',
      'gradientNormSquared',
      'hessianVector',
      ...SPECTRUM,
      'nonUniformitySquared',
    ],
  },
  {
    name: 'the covariance divides by N − 1',
    makeEngine: () =>
      altered({
        at: (point, N) => ({
          exampleProjections: async (v) => scaled(await point.exampleProjections(v), Math.sqrt(N / (N - 1))),
          weightedGradient: async (c) => scaled(await point.weightedGradient(c), Math.sqrt(N / (N - 1))),
        }),
      }),
    files: ['linear-mse', 'logistic-ce', 'mlp-tanh-ce', 'mlp-relu-mse', 'mlp-deep-gelu-ce'],
    affects: COVARIANCE,
  },
  {
    name: 'the squared error lacks its ½',
    makeEngine: () => scaledLoss(() => 2),
    files: ['linear-mse', 'mlp-relu-mse'],
    affects: [...FIRST_ORDER, ...CURVATURE],
  },
  {
    name: 'the R-operator drops φ″',
    makeEngine: () => oracleEngine({ withoutSecondDerivative: true }),
    files: ['mlp-tanh-ce', 'mlp-deep-gelu-ce'],
    affects: [...CURVATURE, 'gradientTopAlignment'],
  },
  {
    name: 'weights are read as [out, in]',
    makeEngine: transposedWeights,
    files: ['linear-mse', 'logistic-ce', 'mlp-tanh-ce', 'mlp-relu-mse', 'mlp-deep-gelu-ce'],
    affects: ['accuracy', 'testAccuracy', 'loss', 'testLoss', 'gradient', 'gradientNormSquared', ...COVARIANCE, ...RUN],
  },
  {
    name: 'one example of accuracy is miscounted',
    makeEngine: () =>
      altered({
        at: (point, N) => ({
          evaluate: async (split) => {
            const { loss, accuracy } = await point.evaluate(split);
            return { loss, accuracy: accuracy.map((a) => a - 1 / N) };
          },
        }),
      }),
    files: ['linear-mse', 'mlp-tanh-ce'],
    affects: ['accuracy', 'testAccuracy'],
  },
  {
    name: 'the gradient leaves out its last parameter',
    makeEngine: () =>
      altered({
        at: (point) => ({
          gradient: async () => (await point.gradient()).map((g, p, all) => (p === all.length - 1 ? 0 : g)),
        }),
      }),
    files: ['linear-mse', 'mlp-tanh-ce', 'mlp-deep-gelu-ce'],
    affects: ['gradient', 'gradientNormSquared'],
  },
];
