import * as tf from '@tensorflow/tfjs';
import type { Engine, Program } from '../../src/engine/contract.ts';
import { createTfjsEngine } from '../../src/engine/webgl/create.ts';
import {
  advanceSettings,
  batchSchedule,
  cohortState,
  denseNetwork,
  syntheticDataset,
} from '../browser/webgl-cohort.ts';

export interface Row {
  readonly label: string;
  /** Milliseconds per step of the whole cohort: the best of a few repetitions, for other work only ever adds. */
  readonly ms: number;
}

const WIDTHS = [64, 32, 32, 10] as const;
const BATCH = 32;
const N = 1024;
const COHORTS = [1, 8, 64, 75];
const REPETITIONS = 5;

/** Milliseconds per step of `steps` steps: the best of the repetitions after a warm-up. */
async function bestOf(steps: number, work: () => Promise<unknown>): Promise<number> {
  await work();
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < REPETITIONS; i++) {
    const start = performance.now();
    await work();
    best = Math.min(best, (performance.now() - start) / steps);
  }
  return best;
}

async function measureProgram(program: Program, name: string): Promise<Row[]> {
  const rows: Row[] = [];
  for (const runs of COHORTS) {
    for (const momentum of [0, 0.9]) {
      const steps = Math.max(8, Math.ceil(400 / runs));
      const schedule = batchSchedule({ steps, batchSize: BATCH, examples: N, runs });
      const state = cohortState(program.network, runs);
      const settings = advanceSettings(runs, { momentum, weightDecay: 0 });
      const ms = await bestOf(steps, () => program.advance(settings, state, schedule));
      rows.push({ label: `${name}, R=${runs}, momentum ${momentum}`, ms });
    }
  }
  return rows;
}

async function measureEngine(engine: Engine, name: string): Promise<Row[]> {
  const program = await engine.open(denseNetwork(WIDTHS), syntheticDataset(WIDTHS[0], WIDTHS[3], N));
  const rows = await measureProgram(program, name);
  program.dispose();
  engine.dispose();
  return rows;
}

/** One run at a time as tfjs is meant to be used: layers, the autodiff tape and its SGD; times R for a cohort of R. */
async function measureLayers(): Promise<Row[]> {
  tf.env().set('SOFTWARE_WEBGL_ENABLED', true);
  await tf.setBackend('webgl');
  const [inputs, ...widths] = WIDTHS;
  const model = tf.sequential({
    layers: widths.map((units, l) =>
      tf.layers.dense({
        units,
        ...(l === 0 ? { inputShape: [inputs] } : {}),
        activation: l < widths.length - 1 ? 'tanh' : 'softmax',
      }),
    ),
  });
  model.compile({ optimizer: tf.train.momentum(0.01, 0.9), loss: 'categoricalCrossentropy' });
  const steps = 16;
  const x = tf.randomNormal([steps * BATCH, inputs]);
  const labels = tf.range(0, steps * BATCH, 1, 'int32');
  const y = tf.oneHot(tf.mod(labels, tf.scalar(WIDTHS[3], 'int32')), WIDTHS[3]);
  const ms = await bestOf(steps, () => model.fit(x, y, { batchSize: BATCH, epochs: 1, verbose: 0 }));
  model.dispose();
  tf.dispose([x, y, labels]);
  return COHORTS.map((runs) => ({ label: `tfjs model.fit, ${runs} runs one by one, momentum 0.9`, ms: runs * ms }));
}

/** Cohort steps of a 64-32-32-10 tanh MLP, B = 32: our kernels, tfjs operations, and `model.fit`. Runs in a page. */
export async function benchWebgl(): Promise<Row[]> {
  return [
    ...(await measureEngine(await createTfjsEngine({ device: 'webgl' }), 'fused')),
    ...(await measureEngine(await createTfjsEngine({ device: 'webgl', fused: false }), 'tfjs operations')),
    ...(await measureLayers()),
  ];
}
