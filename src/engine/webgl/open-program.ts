import type { Dataset } from '../../data/dataset.ts';
import { checkData } from '../check-data.ts';
import type { Program } from '../contract.ts';
import { createDiagonalProgram } from '../diagonal/diagonal-program.ts';
import { isLayered, type LayeredNetwork, type Network } from '../network.ts';
import type { TfjsDevice } from './device.ts';
import { openDiagonalTraining } from './diagonal-training.ts';
import { isFusible } from './fused/dense-network.ts';
import { type OpenNetwork, openNetwork } from './open-network.ts';
import { plainTrainer } from './plain-trainer.ts';
import { TfjsProgram } from './tfjs-program.ts';
import type { Trainer } from './trainer.ts';
import type { WebglDevice } from './webgl-device.ts';

export interface OpenOptions {
  /** Whether WebGL trains dense networks with our own kernels. */
  readonly fused: boolean;
}

/** A program on a device: a layered network with its fastest trainer, or a diagonal network. */
export async function openWebglProgram(
  device: TfjsDevice,
  network: Network,
  dataset: Dataset,
  { fused }: OpenOptions,
): Promise<Program> {
  checkData('engine/webgl open', network, dataset);
  if (!isLayered(network)) {
    return createDiagonalProgram({
      network,
      dataset,
      open: (linear, data) => openPlain(device, linear, data),
      training: openDiagonalTraining(device, network, dataset),
    });
  }
  const open = openNetwork(device, network, dataset);
  return new TfjsProgram(open, await trainerOf(open, fused));
}

function openPlain(device: TfjsDevice, network: LayeredNetwork, dataset: Dataset): Program {
  const open = openNetwork(device, network, dataset);
  return new TfjsProgram(open, plainTrainer(open));
}

async function trainerOf(open: OpenNetwork, fused: boolean): Promise<Trainer> {
  const { device, network } = open;
  if (!fused || !isWebgl(device)) return plainTrainer(open);
  if (!isFusible(network, open.targets !== undefined)) return plainTrainer(open);
  const { fusedTrainer, warmUp } = await import('./fused/fused-trainer.ts');
  const trainer = fusedTrainer(open, network, device);
  warmUp(trainer, open);
  return trainer;
}

const isWebgl = (device: TfjsDevice): device is WebglDevice => device.kind === 'webgl';
