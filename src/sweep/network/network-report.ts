import type { Engine } from '../../engine/contract.ts';
import type { Network } from '../../engine/network.ts';
import type { ArrayMapping } from '../../engine/network-file/layer-parameters.ts';
import type { NetworkFile } from '../../engine/network-file/read-network-file.ts';
import type { SpectrumFinding } from '../inspection/findings.ts';
import { spectrumAt } from '../inspection/spectrum.ts';
import { type MeasureNetworkOptions, measureNetwork } from './measure-network.ts';
import type { MeasuredNetwork } from './measured-network.ts';

/** Results for a network from a file: plain data. */
export interface NetworkReport {
  /** Name of the file. */
  readonly name: string;
  readonly network: Network;
  /** B of training, if known. */
  readonly batchSize: number | null;
  /** Mapping of arrays of the file to those of the network. */
  readonly mapping: readonly ArrayMapping[];
  readonly measured: MeasuredNetwork;
  readonly spectrum: SpectrumFinding;
}

/** Called with the progress in [0, 1] and the name of what is measured next. */
export type ReportProgress = (fraction: number, doing: string) => void;

/** Weight of the density in the progress, relative to a quantity: it takes some 300 Hessian–vector products. */
const SPECTRUM_SHARE = 4;

async function spectrumOf(engine: Engine, { network, dataset, parameters, seed, step }: NetworkFile) {
  const program = await engine.open(network, dataset);
  try {
    return await spectrumAt(program, parameters, { seed, step });
  } finally {
    program.dispose();
  }
}

/** Every quantity of a network from a file, and the density of its Hessian's eigenvalues. The caller disposes the engine. */
export async function reportNetwork(
  engine: Engine,
  file: NetworkFile,
  {
    onProgress = () => {},
    ...options
  }: Omit<MeasureNetworkOptions, 'onProgress'> & { onProgress?: ReportProgress } = {},
): Promise<NetworkReport> {
  let whole = 1;
  const measured = await measureNetwork(engine, file, {
    ...options,
    onProgress(done, total, next) {
      whole = total + SPECTRUM_SHARE;
      onProgress(done / whole, next);
    },
  });
  onProgress(1 - SPECTRUM_SHARE / whole, 'spectrum');
  const { name, network, batchSize = null, mapping } = file;
  return { name, network, batchSize, mapping, measured, spectrum: await spectrumOf(engine, file) };
}
