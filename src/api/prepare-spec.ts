import type { Dataset } from '../data/dataset.ts';
import { initialParameters } from '../engine/initial-parameters.ts';
import type { Network } from '../engine/network.ts';
import { preparedSweep } from './data-of-spec.ts';
import type { SweepInput } from './sweep-input.ts';
import type { InputFile } from './train-types.ts';

/** What a spec describes, before anything is trained: for work with an engine of one's own. */
export interface PreparedSpec {
  /** The spec with every default filled in. */
  readonly spec: SweepInput;
  readonly network: Network;
  /** That of the first data seed. */
  readonly dataset: Dataset;
  /** P. */
  readonly parameters: number;
  /** Runs of the sweep. */
  readonly runs: number;
  /** Initial θ of a seed, `[P]`, in the order of the network's layers: weights row-major `[in, out]`, then biases. */
  initialParameters(seed: number): Float32Array;
}

/** Plans a spec and makes its data set. Throws SpecError. */
export async function prepareSpec(input: SweepInput, files?: readonly InputFile[]): Promise<PreparedSpec> {
  const { plan, data } = await preparedSweep(input, files);
  const { spec, network, parameters, runs } = plan;
  return {
    spec,
    network,
    dataset: data.first,
    parameters,
    runs: runs.length,
    initialParameters: (seed) => initialParameters(network, spec.model, seed),
  };
}
