import { createSimdEngine } from '../../src/engine/simd/engine.ts';
import { measureExactTraces } from '../../src/probes/operators/curvature-traces.ts';
import { measureSharpness } from '../../src/probes/quantities/sharpness.ts';
import { bestOfRounds } from './best-of-rounds.ts';
import { measureCohortStep } from './cohort-step.ts';
import { denseNetwork, type Job, type Measured, type TrainedCase } from './jobs.ts';
import { measureProbes } from './simd-probes.ts';
import { benchDataset, benchTheta, measurePeak } from './simd-step.ts';

type Kernels = BufferSource | WebAssembly.Module;

/** λ₁ is timed from so many start vectors, for they decide how many products it takes. */
export const STARTS = [0, 1, 2, 3, 4];

/** What the simd engine is asked for, in Node and in the page alike. */
export async function performOnSimd(kernels: Kernels, job: Job): Promise<Measured> {
  switch (job.kind) {
    case 'step':
      return measureCohortStep(await createSimdEngine(kernels), job.of, job.seconds);
    case 'peak':
      return { milliseconds: Number.NaN, gigaflops: await measurePeak(kernels) };
    case 'curvature':
      return measureCurvature(kernels, job);
    case 'sharpness':
      return measureTopEigenvalue(kernels, job.of, job);
    case 'trace':
      return measureTrace(kernels, job);
    case 'probes':
      return measureProbes(kernels, job);
    case 'workers':
      throw new Error('bench: workers are measured in the page, got a request for them elsewhere.');
  }
}

async function measureCurvature(
  kernels: Kernels,
  { sizes, examples, seconds }: Extract<Job, { kind: 'curvature' }>,
): Promise<Measured> {
  const network = denseNetwork(sizes);
  const engine = await createSimdEngine(kernels);
  const program = await engine.open(network, benchDataset(network, examples));
  const theta = benchTheta(network, 1);
  const point = await program.at(theta);
  const milliseconds = await bestOfRounds(() => point.hessianVector(theta), { seconds: seconds / 2 });
  const fresh = async () => {
    const again = await program.at(theta);
    await again.gradient();
    again.dispose();
  };
  const gradient = await bestOfRounds(fresh, { seconds: seconds / 2 });
  point.dispose();
  program.dispose();
  return { milliseconds, gradient };
}

async function openCase(kernels: Kernels, { sizes, inputs, labels }: TrainedCase) {
  const network = denseNetwork(sizes);
  const train = { count: labels.length, inputs: Float32Array.from(inputs), labels: Uint16Array.from(labels) };
  const dataset = { name: 'bench', inputShape: network.inputShape, classes: network.classes, train, test: train };
  return (await createSimdEngine(kernels)).open(network, dataset);
}

/** tr H of a fresh point. */
async function measureTrace(kernels: Kernels, { of, seconds }: Extract<Job, { kind: 'trace' }>): Promise<Measured> {
  const program = await openCase(kernels, of);
  const theta = Float32Array.from(of.theta);
  const trace = async () => {
    const point = await program.at(theta);
    const found = await measureExactTraces(point);
    point.dispose();
    return found?.hessian[0].value ?? Number.NaN;
  };
  const milliseconds = await bestOfRounds(trace, { seconds });
  const value = await trace();
  program.dispose();
  return { milliseconds, value };
}

/** The probe as a sweep calls it, preparing the point included: the mean over start vectors of the best time of each. */
async function measureTopEigenvalue(
  kernels: Kernels,
  of: TrainedCase,
  { tolerance, seconds }: { tolerance: number; seconds: number },
): Promise<Measured> {
  const program = await openCase(kernels, of);
  const values = Float32Array.from(of.theta);
  const parameters = values.length;
  const measure = async (seed: number) => {
    const point = await program.at(values);
    const [found] = await measureSharpness(point, {
      runs: 1,
      parameters,
      tolerance,
      maxIterations: 500,
      seeds: [seed],
    });
    point.dispose();
    return found;
  };
  let milliseconds = 0;
  let products = 0;
  let value = Number.NaN;
  for (const seed of STARTS) {
    const share = seconds / STARTS.length;
    milliseconds += (await bestOfRounds(() => measure(seed), { seconds: share, rounds: 5 })) / STARTS.length;
    const found = await measure(seed);
    products += found.iterations / STARTS.length;
    value = found.value;
  }
  program.dispose();
  return { milliseconds, products, value };
}
