import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CohortState, Engine, Point, Program } from '../../../src/engine/contract.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { loadSimdEngineInNode } from '../../../src/engine/simd/load-node.ts';
import { densityBand } from '../../../src/probes/estimators/density-band.ts';
import { measureSpectralDensity } from '../../../src/probes/estimators/spectral-density.ts';
import { estimateTrace } from '../../../src/probes/estimators/stochastic-trace.ts';
import { measureFilterSharpness } from '../../../src/probes/landscape/filter-normalised.ts';
import { createMeasurement, type Measurement } from '../../../src/probes/measurement.ts';
import { relativeHessianOperator } from '../../../src/probes/operators/hessian.ts';
import { measureFisherRao } from '../../../src/probes/quantities/fisher-rao.ts';
import { SCALAR_PROBE_IDS, SCALAR_PROBES, type ScalarProbeId } from '../../../src/probes/scalar/registry.ts';
import type { ProbeNeed } from '../../../src/probes/scalar/scalar-probe.ts';
import { denseNetwork, normals, randomProblem } from '../../support/oracle/random-problem.ts';

const N = 24;
const problem = randomProblem({ network: denseNetwork([4, 7, 3], 'tanh', 'crossEntropy'), N, seed: 3 });
const P = problem.theta.length; // 59: more than the trace estimator takes exactly
const R = 3;
const SEEDS = [4, 0, 9];
const thetas = Float32Array.from({ length: R * P }, (_, k) => problem.theta[k % P] + 0.1 * normals(R * P, 5)[k]);
const steps = normals(R * P, 6);

const rowsOf = (flat: Float32Array, rows: readonly number[]) =>
  Float32Array.from(rows.flatMap((r) => [...flat.subarray(r * P, (r + 1) * P)]));

/** θ of some runs some steps on, each step of its own length and turned a little: made up. */
const stepped = (theta: Float32Array, rows: readonly number[], count: number) =>
  theta.map((value, k) => value + 0.01 * count * rowsOf(steps, rows)[k] + 0.001 * count * count);

type Found = Record<ScalarProbeId, readonly { value: number; error: number }[]>;

/** Some of the runs at a point, with all that a sweep knows of them. */
function measurementAt(
  program: Program,
  point: Point,
  { rows, theta }: { rows: readonly number[]; theta: Float32Array },
): Measurement {
  return createMeasurement({
    program,
    point,
    theta,
    initial: rowsOf(thetas, rows),
    lastStep: rowsOf(steps, rows),
    ahead: async () => [stepped(theta, rows, 1), stepped(theta, rows, 2)],
    preconditioner: async () => Float64Array.from(rowsOf(steps, rows), (x) => 0.1 + Math.abs(x)),
    seeds: rows.map((r) => SEEDS[r]),
    step: 17,
    batchSize: 4,
  });
}

/** Every scalar probe on some of the runs. */
async function measureAll(program: Program, rows: readonly number[], from: Float32Array = thetas): Promise<Found> {
  const theta = rowsOf(from, rows);
  const point = await program.at(theta);
  const at = measurementAt(program, point, { rows, theta });
  const found: [ScalarProbeId, readonly { value: number; error: number }[]][] = [];
  for (const { id, measure } of SCALAR_PROBES) found.push([id, await measure(at)]);
  point.dispose();
  return Object.fromEntries(found) as Found;
}

describe('scalar probes (simd)', () => {
  let engine: Engine;
  let program: Program;
  beforeAll(async () => {
    engine = await loadSimdEngineInNode();
    program = await engine.open(problem.network, problem.dataset);
  });
  afterAll(() => {
    program.dispose();
    engine.dispose();
  });

  test('each run of a batch is that run alone, bit for bit, value and error', async () => {
    const together = await measureAll(program, [0, 1, 2]);
    for (let r = 0; r < R; r++) {
      const alone = await measureAll(program, [r]);
      for (const id of SCALAR_PROBE_IDS) expect([id, alone[id][0]]).toEqual([id, together[id][r]]);
    }
    for (const id of SCALAR_PROBE_IDS)
      for (const { value, error } of together[id]) {
        expect(Number.isFinite(value), id).toBe(true);
        expect(error, id).toBeGreaterThanOrEqual(0);
      }
  });

  test('a diverged run is NaN and leaves the others as they were', async () => {
    const broken = thetas.slice().fill(Number.NaN, P, 2 * P);
    const together = await measureAll(program, [0, 1, 2], broken);
    const whole = await measureAll(program, [0, 2]);
    for (const id of SCALAR_PROBE_IDS) {
      expect([id, together[id][1].value]).toEqual([id, Number.NaN]);
      expect([id, together[id][0], together[id][2]]).toEqual([id, ...whole[id]]);
    }
  });

  test('measuring everything between two steps changes no bit of the trajectory', async () => {
    const settings = {
      update: { momentum: 0.9, nesterov: false, weightDecay: 0.01 },
      learningRates: Float32Array.of(0.1, 0.2, 0.05),
    };
    const indices = Int32Array.from({ length: 40 }, (_, k) => (k * 7) % N);
    const batches = (from: number, to: number) => ({
      steps: to - from,
      batchSize: 4,
      indices: indices.slice(from * 4, to * 4),
      orders: 1,
      orderOfRun: Int32Array.of(0, 0, 0),
    });
    const start: CohortState = { step: 0, theta: thetas, velocity: new Float32Array(R * P) };
    const kept = thetas.slice();
    const straight = await program.advance(settings, start, batches(0, 10));
    const half = await program.advance(settings, start, batches(0, 5));
    await measureAll(program, [0, 1, 2], half.state.theta);
    const rest = await program.advance(settings, half.state, batches(5, 10));
    expect(rest.state.theta).toEqual(straight.state.theta);
    expect(thetas).toEqual(kept);
  });

  test('spectral densities do not depend on the batch either, and a diverged run has none', async () => {
    const density = async (rows: readonly number[], from: Float32Array = thetas) => {
      const point = await program.at(rowsOf(from, rows));
      const seeds = rows.map((r) => SEEDS[r]);
      const found = await measureSpectralDensity((v) => point.hessianVector(v), { dimension: P, seeds, steps: 20 });
      point.dispose();
      return found.map((each) => densityBand(each, [0, 0.1], 0.1));
    };
    const broken = thetas.slice().fill(Number.NaN, P, 2 * P);
    const together = await density([0, 1, 2], broken);
    expect(await density([2])).toEqual([together[2]]);
    expect([...together[1].mean, ...together[1].error]).toEqual(Array(4).fill(Number.NaN));
  });

  test('a probe on a log axis is not negative, but for its error', async () => {
    const found = await measureAll(program, [0, 1, 2]);
    for (const { id, axis } of SCALAR_PROBES)
      for (const { value, error } of found[id]) if (axis === 'log') expect(value, id).toBeGreaterThanOrEqual(-error);
  });

  /** The parts of a measurement that a network file may lack. */
  const PARTS: Partial<Record<keyof Measurement, ProbeNeed>> = {
    initial: 'initial',
    lastStep: 'lastStep',
    ahead: 'ahead',
    batchSize: 'batchSize',
    batchSharpness: 'batchSize',
    preconditioner: 'preconditioner',
  };

  test.each(SCALAR_PROBES)('$id reads what it says it needs, and nothing more', async ({ needs = [], measure }) => {
    const used = new Set<ProbeNeed>();
    const theta = rowsOf(thetas, [0]);
    const point = await program.at(theta);
    const noteSplit = (split: 'train' | 'test') => void (split === 'test' && used.add('testExamples'));
    const watchedPoint: Point = {
      ...point,
      evaluate(split) {
        noteSplit(split);
        return point.evaluate(split);
      },
      outputs(split) {
        noteSplit(split);
        return point.outputs(split);
      },
    };
    const layers = program.network.layers.map(
      (layer) =>
        new Proxy(layer, {
          get(at, name) {
            if (name === 'activation') used.add('smoothActivation');
            return Reflect.get(at, name);
          },
        }),
    );
    const watchedProgram = { ...program, network: { ...program.network, layers }, labels: program.labels };
    const watched = new Proxy(measurementAt(watchedProgram, watchedPoint, { rows: [0], theta }), {
      get(at, name: keyof Measurement) {
        const need = PARTS[name];
        if (need) used.add(need);
        return at[name];
      },
    });
    await measure(watched);
    point.dispose();
    expect([...used].sort()).toEqual([...needs].sort());
  });
});

describe('what rescaling of ReLU layers (W₁, b₁, W₂) → (2W₁, 2b₁, W₂/2) leaves alone', () => {
  const relu = randomProblem({ network: denseNetwork([4, 7, 3], 'relu', 'squaredError'), N, seed: 8 });
  const layout = parameterLayout(relu.network);
  const [first, second] = layout.blocks;
  const rescaled = relu.theta.map((x, p) =>
    p < first.biasOffset + first.out ? 2 * x : p < second.biasOffset ? x / 2 : x,
  );

  test('Tr(H ⊙ θ²), the Fisher–Rao norm and filter-normalised sharpness; but not tr H', async () => {
    const engine = await loadSimdEngineInNode();
    const program = await engine.open(relu.network, relu.dataset);
    const both = Float32Array.from([...relu.theta, ...rescaled]);
    const point = await program.at(both);
    const shape = { dimension: layout.count, seeds: [1, 1] };
    const relative = (await estimateTrace(relativeHessianOperator(point, both), shape)).map(({ trace }) => trace.value);
    const fisherRao = (await measureFisherRao(point, both, { runs: 2 })).map(({ value }) => value);
    const filter = (await measureFilterSharpness(point, both, { layout, seeds: [1, 1] })).map(({ value }) => value);
    // powers of two rescale without rounding, so only sums of other magnitudes round differently: 2⁻²⁰ relative
    for (const [a, b] of [relative, fisherRao, filter]) expect(Math.abs(b / a - 1)).toBeLessThan(2 ** -18);
    const traces = await estimateTrace((v) => point.hessianVector(v), shape);
    expect(Math.abs(traces[1].trace.value / traces[0].trace.value - 1)).toBeGreaterThan(0.1);
    point.dispose();
    program.dispose();
    engine.dispose();
  });
});
