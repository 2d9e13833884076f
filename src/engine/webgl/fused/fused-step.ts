import type { UpdateRule } from '../../contract.ts';

import type { WebglDevice } from '../webgl-device.ts';
import type { DenseNetwork } from './dense-network.ts';
import { outputDelta } from './loss-kernels.ts';
import { type Activated, backwardStage, forwardStage, type RunTable, type StageInput } from './pass-kernels.ts';
import type { Tiles } from './tiles.ts';
import { type StageState, updateStage } from './update-kernels.ts';

/** A cohort in tiles. */
export interface FusedState {
  readonly stages: readonly StageState[];
  /** Result of `outputDelta` of the previous step, which holds the summed losses; null before the first step. */
  readonly top: Tiles | null;
}

export interface FusedBatch {
  readonly input: StageInput;
  readonly batchSize: number;
  readonly runs: RunTable;
  readonly rule: UpdateRule;
  /** Whether examples have real targets. */
  readonly regression: boolean;
  /** Whether m of this step will be read. */
  readonly last: boolean;
}

/**
 * One SGD step of all runs. L layers take L + 1 + (L − 1) + 2L draws, L fewer when μ = 0 and one more for each gelu; three
 * layers: 12, 9 without momentum. Call inside `tidy`, which frees all but the returned tiles.
 */
export function fusedStep(
  device: WebglDevice,
  { layers, loss, classes }: DenseNetwork,
  { stages, top }: FusedState,
  batch: FusedBatch,
): FusedState {
  const { batchSize, runs, rule, regression, last } = batch;
  const shapes = layers.map((layer) => ({ batchSize, fanIn: layer.in, out: layer.out, activation: layer.activation }));
  const inputs: StageInput[] = [batch.input];
  const activated: Activated[] = [];
  shapes.forEach((shape, l) => {
    activated.push(forwardStage(device, shape, { input: inputs[l], weights: stages[l].theta, runs }));
    inputs.push({ tiles: activated[l].output, batch: null });
  });
  const outputs = activated[activated.length - 1].output;
  const head = { loss, classes, batchSize, regression };
  const above = outputDelta(device, head, { outputs, input: batch.input, runs, previous: top });
  const deltas: Tiles[] = [above];
  for (let l = layers.length - 2; l >= 0; l--) {
    const weights = stages[l + 1].theta;
    deltas.unshift(
      backwardStage(device, shapes[l], {
        delta: deltas[0],
        weights,
        kept: activated[l].kept,
        above: layers[l + 1].out,
      }),
    );
  }
  const updated = stages.map((stage, l) =>
    updateStage(device, stage, { input: inputs[l], delta: deltas[l], batchSize }, { runs, rule, last }),
  );
  return { stages: updated, top: above };
}
