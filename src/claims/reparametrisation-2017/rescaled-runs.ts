import { inputSize } from '../../data/dataset.ts';
import { type ParameterLayout, parameterLayout } from '../../engine/parameter-layout.ts';
import { measureEigenpairs } from '../../probes/estimators/eigenpairs.ts';
import { estimateTrace } from '../../probes/estimators/stochastic-trace.ts';
import { measureFilterSharpness } from '../../probes/landscape/filter-normalised.ts';
import { hessianOperator, relativeHessianOperator } from '../../probes/operators/hessian.ts';
import { measureAscentSharpness } from '../../probes/quantities/ascent-sharpness.ts';
import { measureFisherRao } from '../../probes/quantities/fisher-rao.ts';
import type { SweepSpecInput } from '../../sweep/spec/sweep-spec.ts';
import type { LayerBlocks } from '../../theory/reparametrisation.ts';
import type { ClaimContext } from '../claim.ts';
import { type InspectedRun, type InspectedState, inspectAt, inspectRuns } from '../inspect-runs.ts';
import { smallDigits, stepOfEpoch } from '../small-digits.ts';
import { measureBlocks } from './hessian-blocks.ts';
import { outputBound, rescaleLayers } from './rescaled-network.ts';

/** Powers of two scale f32 numbers exactly; 3 and its inverse do not. */
export const FACTORS = [1 / 4, 1 / 3, 1 / 2, 1, 2, 3, 4];
export const RESCALED_EPOCHS = 20;

export type Measure = 'sharpness' | 'trace' | 'ascent' | 'relativeTrace' | 'filter' | 'fisherRao';

/** A network and its rescaled copies. */
export interface RescaledRun {
  readonly seed: number;
  /** Largest |Δf| ÷ its rounding bound, over copies and training examples. */
  readonly outputChange: number;
  /** For each of FACTORS. */
  readonly copies: readonly Readonly<Record<Measure, number>>[];
  /** Traces and largest eigenvalues of the diagonal blocks of H at α = 1. */
  readonly traces: LayerBlocks;
  readonly tops: LayerBlocks;
}

/** Measures of one copy, with the same random vectors for every copy of a seed. */
async function measureCopy(
  { program, point, theta }: InspectedState,
  { layout, seed }: { layout: ParameterLayout; seed: number },
): Promise<Record<Measure, number>> {
  const seeds = [seed];
  const options = { dimension: layout.count, seeds };
  const hessian = hessianOperator(point);
  const [spectrum] = await measureEigenpairs(hessian, options);
  const [traces] = await estimateTrace(hessian, options);
  const [relative] = await estimateTrace(relativeHessianOperator(point, theta), options);
  const [filter] = await measureFilterSharpness(point, theta, { layout, seeds });
  const [fisherRao] = await measureFisherRao(point, theta, { runs: 1 });
  const [ascent] = await measureAscentSharpness(program, point, { theta, runs: 1 });
  return {
    sharpness: spectrum.pairs[0].value,
    trace: traces.trace.value,
    ascent: ascent.value,
    relativeTrace: relative.trace.value,
    filter: filter.value,
    fisherRao: fisherRao.value,
  };
}

/** Largest of |f′ − f| ÷ bound over examples. */
function largestChange(outputs: Float32Array, others: Float32Array, bounds: readonly number[]): number {
  const classes = outputs.length / bounds.length;
  return outputs.reduce((most, f, i) => Math.max(most, Math.abs(others[i] - f) / bounds[Math.floor(i / classes)]), 0);
}

async function rescale(
  { program, point, theta }: InspectedState,
  { dataset, run }: InspectedRun,
): Promise<RescaledRun> {
  const { seed } = run;
  const layout = parameterLayout(program.network);
  const width = inputSize(dataset);
  const { inputs, count } = dataset.train;
  const bounds = Array.from({ length: count }, (_, i) =>
    outputBound(theta, layout, inputs.subarray(i * width, (i + 1) * width)),
  );
  const outputs = (await point.outputs('train')).slice();
  const blocks = await measureBlocks(point, layout, seed);
  let outputChange = 0;
  const copies: Record<Measure, number>[] = [];
  for (const factor of FACTORS)
    await inspectAt(program, rescaleLayers(theta, layout, factor), async (state) => {
      outputChange = Math.max(outputChange, largestChange(outputs, await state.point.outputs('train'), bounds));
      copies.push(await measureCopy(state, { layout, seed }));
    });
  return { seed, outputChange, copies, ...blocks };
}

export const rescaledSweep = (seeds: number) =>
  smallDigits({ name: 'Rescaled layers', loss: 'crossEntropy', seeds, epochs: RESCALED_EPOCHS, activation: 'relu' });

/** Trains the small network with ReLU for 20 epochs and measures it and its rescaled copies. */
export const rescaledRuns = (sweeps: readonly SweepSpecInput[], context: ClaimContext): Promise<RescaledRun[]> =>
  inspectRuns(
    sweeps,
    context,
    (inspected) => inspected.at(stepOfEpoch(RESCALED_EPOCHS), (state) => rescale(state, inspected)),
    { as: 'rescaled copies' },
  );
