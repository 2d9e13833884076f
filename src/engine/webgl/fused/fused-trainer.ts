import * as tf from '@tensorflow/tfjs-core';
import type { AdvanceSettings, BatchIndices, CohortState } from '../../contract.ts';
import type { OpenNetwork } from '../open-network.ts';
import { paddedRuns } from '../parameters.ts';
import { plainTrainer } from '../plain-trainer.ts';
import { rateRows } from '../rate-rows.ts';
import type { Trainer } from '../trainer.ts';
import { uploadVector } from '../vector.ts';
import type { WebglDevice } from '../webgl-device.ts';
import type { DenseNetwork } from './dense-network.ts';
import { type FusedState, fusedStep } from './fused-step.ts';
import { lossColumn } from './loss-kernels.ts';
import type { RunTable } from './pass-kernels.ts';
import { type Tiles, texels } from './tiles.ts';
import { type BatchSource, gatherBatches, loadTiles, unloadTiles } from './transfer-kernels.ts';

/** Maximum bytes of batches gathered by one draw, ahead of the steps that use them. */
const GATHERED_BYTES = 1 << 24;

/** Training in our own kernels: dense networks on WebGL. Nothing is read back before the last step. */
export function fusedTrainer(open: OpenNetwork, network: DenseNetwork, device: WebglDevice): Trainer {
  // The kernels read labels of the resident examples only.
  const plain = plainTrainer(open);
  const train: Trainer['train'] = (settings, start, batches, answers) => {
    if (answers) return plain.train(settings, start, batches, answers);
    return device.run(() =>
      tf.tidy(() => {
        const rows = paddedRuns(batches.orderOfRun.length);
        const tables = runTables(device, settings, batches, rows);
        const { inputs, labels } = open.train;
        const source = { inputs, labels, indices: uploadVector(batches.indices), batchSize: batches.batchSize };
        const steps = batches.steps;
        let state = load(device, open, start, rows);
        let gathered = batchesFrom(device, source, batches, 0);
        for (let step = 0; step < steps; step++) {
          if (step === gathered.first + gathered.steps) {
            gathered.tiles.tensor.dispose();
            gathered = batchesFrom(device, source, batches, step);
          }
          const batch = (step - gathered.first) * batches.orders;
          const input = { tiles: gathered.tiles, batch };
          const last = step === steps - 1;
          const runs = tables.of(step);
          state = successor(state, () =>
            fusedStep(device, network, state, {
              input,
              batchSize: batches.batchSize,
              runs,
              rule: settings.update,
              regression: open.targets !== undefined,
              last,
            }),
          );
          tables.release(runs);
        }
        return unload(device, open, state, { rows, batchSize: batches.batchSize, classes: network.classes });
      }),
    );
  };
  return { train, dispose: () => {} };
}

/** Compiles every kernel a network can need, with and without momentum, on two idle runs. */
export function warmUp({ train }: Trainer, { layout }: OpenNetwork): void {
  const idle = new Float32Array(2 * layout.count);
  const batches = { steps: 2, batchSize: 1, indices: new Int32Array(2), orders: 1, orderOfRun: new Int32Array(2) };
  for (const momentum of [0, 0.5]) {
    const update = { momentum, nesterov: false, weightDecay: 0 };
    train({ update, learningRates: new Float32Array(2) }, { step: 0, theta: idle, velocity: idle }, batches);
  }
}

/** Rates and orders of the runs at each step: one table where all steps share η, otherwise one more draw per step. */
function runTables(device: WebglDevice, settings: AdvanceSettings, batches: BatchIndices, rows: number) {
  const rates = rateRows(settings, batches, rows);
  const values = new Float32Array(rates.length * rows * 2);
  rates.forEach((row, step) => {
    for (let run = 0; run < rows; run++) values.set([row[run], batches.orderOfRun[run] ?? 0], 2 * (step * rows + run));
  });
  const source = uploadVector(values);
  const load = (step: number): RunTable =>
    loadTiles(device, source, rows, { rows: 1, columns: 2, stride: 2, offset: 2 * rows * step });
  const shared = rates.length === 1 ? load(0) : null;
  return {
    of: (step: number) => shared ?? load(step),
    release: (table: RunTable) => {
      if (table !== shared) table.tensor.dispose();
    },
  };
}

/** The batches from step `first` on, for as many steps as one draw gathers. */
function batchesFrom(device: WebglDevice, source: BatchSource, { orders, steps }: BatchIndices, first: number) {
  const tileBytes = 16 * (texels(source.inputs.shape[1] + 1) + 1) * texels(source.batchSize);
  const ahead = Math.max(1, Math.min(steps, Math.floor(GATHERED_BYTES / (tileBytes * orders))));
  return { tiles: gatherBatches(device, source, first * orders, ahead * orders), first, steps: ahead };
}

function load(device: WebglDevice, { layout }: OpenNetwork, start: CohortState, rows: number): FusedState {
  const padded = (values: Float32Array) => {
    const all = new Float32Array(rows * layout.count);
    all.set(values);
    return uploadVector(all);
  };
  const [theta, velocity] = [padded(start.theta), padded(start.velocity)];
  const stages = layout.blocks.map(({ fanIn, out, weightOffset }) => {
    const block = { rows: fanIn + 1, columns: out, stride: layout.count, offset: weightOffset };
    return { theta: loadTiles(device, theta, rows, block), velocity: loadTiles(device, velocity, rows, block) };
  });
  return { stages, top: null };
}

const tilesOf = ({ stages, top }: FusedState): Tiles[] => [
  ...stages.flatMap(({ theta, velocity }) => [theta, velocity]),
  ...(top ? [top] : []),
];

/** The state after `step`; frees the previous state and temporaries. */
function successor(before: FusedState, step: () => FusedState): FusedState {
  let after = before;
  tf.tidy(() => {
    after = step();
    return tilesOf(after).map(({ tensor }) => tensor);
  });
  const kept = new Set(tilesOf(after).map(({ tensor }) => tensor));
  for (const { tensor } of tilesOf(before)) if (!kept.has(tensor)) tensor.dispose();
  return after;
}

/** θ and m in the flat order, `[rows, P]`, and the sum of all losses per run, `[rows]`. */
function unload(
  device: WebglDevice,
  { layout }: OpenNetwork,
  { stages, top }: FusedState,
  { rows, batchSize, classes }: { rows: number; batchSize: number; classes: number },
): Float32Array[] {
  const parts = stages.flatMap(({ theta, velocity }, l) => {
    const block = { rows: layout.blocks[l].fanIn + 1, columns: layout.blocks[l].out };
    return [unloadTiles(device, theta, block), unloadTiles(device, velocity, block)];
  });
  const losses = unloadTiles(device, top!, { rows: batchSize, columns: 1, firstColumn: lossColumn(classes) });
  const values = device.read([...parts, losses]);
  const flat = (which: number) => {
    const result = new Float32Array(rows * layout.count);
    layout.blocks.forEach(({ weightOffset }, l) => {
      const part = values[2 * l + which];
      const size = part.length / rows;
      for (let run = 0; run < rows; run++) {
        result.set(part.subarray(run * size, (run + 1) * size), run * layout.count + weightOffset);
      }
    });
    return result;
  };
  const sums = values[values.length - 1];
  const lossOf = (run: number) => sums.subarray(run * batchSize, (run + 1) * batchSize).reduce((s, x) => s + x, 0);
  return [flat(0), flat(1), Float32Array.from({ length: rows }, (_, run) => lossOf(run))];
}
