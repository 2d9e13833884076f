import type { BatchIndices, Engine } from '../../src/engine/contract.ts';
import { bestOfRounds } from './best-of-rounds.ts';
import { denseNetwork, type Measured, type StepCase } from './jobs.ts';
import { benchDataset, benchTheta } from './simd-step.ts';

const EXAMPLES = 1024;
/** Milliseconds that one call of `advance` should take: long enough that reading the state back hardly counts. */
const SEGMENT = 50;

/** One step of one run inside a cohort, through the engine's contract; gathering batches is part of it. */
export async function measureCohortStep(
  engine: Engine,
  { sizes, batchSize, runs }: StepCase,
  seconds: number,
): Promise<Measured> {
  const network = denseNetwork(sizes);
  const program = await engine.open(network, benchDataset(network, EXAMPLES));
  const theta = benchTheta(network, runs);
  const state = { step: 0, theta, velocity: new Float32Array(theta.length) };
  const update = { momentum: 0, nesterov: false, weightDecay: 0 };
  const settings = { update, learningRates: new Float32Array(runs).fill(0.01) };
  const advance = (steps: number) => program.advance(settings, state, scheduleOf(steps, batchSize, runs));
  await advance(1);
  const started = performance.now();
  await advance(1);
  const steps = Math.max(1, Math.min(400, Math.round(SEGMENT / (performance.now() - started))));
  const batches = scheduleOf(steps, batchSize, runs);
  const milliseconds = await bestOfRounds(() => program.advance(settings, state, batches), { seconds });
  program.dispose();
  return { milliseconds: milliseconds / steps / runs };
}

/** Batches in an order without pattern, the same for all runs. */
export function scheduleOf(steps: number, batchSize: number, runs: number): BatchIndices {
  const indices = Int32Array.from({ length: steps * batchSize }, (_, index) => (index * 7919) % EXAMPLES);
  return { steps, batchSize, indices, orders: 1, orderOfRun: new Int32Array(runs) };
}
