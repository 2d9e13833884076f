import { describe, expect, test } from 'vitest';
import { type InspectedState, inspectAt } from '../../../src/claims/inspect-runs.ts';
import { measureBlocks } from '../../../src/claims/reparametrisation-2017/hessian-blocks.ts';
import { rescaledLayers } from '../../../src/claims/reparametrisation-2017/rescaled-layers.ts';
import { outputBound, rescaleLayers } from '../../../src/claims/reparametrisation-2017/rescaled-network.ts';
import { FACTORS, type RescaledRun } from '../../../src/claims/reparametrisation-2017/rescaled-runs.ts';
import { smallDigits, stepOfEpoch } from '../../../src/claims/small-digits.ts';
import { inputSize } from '../../../src/data/dataset.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import type { RandomStream } from '../../../src/math/rng.ts';
import { DECIDED, draws, FIVE_PERCENT, range, verdictOf } from './judged.ts';
import { nodeRunner } from './node-runner.ts';

describe('D17-1', () => {
  const { countOf, streamOf } = draws(4242);
  const blocks = { first: 4, second: 1, rest: 0.5 };
  const rescaled = (seeds: number, { change = 0.01, growth = 2, drift = 0 }, noise = streamOf(4)): RescaledRun[] =>
    range(seeds).map((seed) => ({
      seed,
      outputChange: change * Math.exp(0.05 * noise.normal()),
      copies: FACTORS.map((alpha) => {
        const curvature = alpha ** growth + alpha ** -growth;
        const fixed = alpha ** drift;
        return {
          sharpness: curvature,
          trace: 3 * curvature,
          ascent: alpha,
          relativeTrace: fixed,
          filter: 2 * fixed,
          fisherRao: 3,
        };
      }),
      traces: blocks,
      tops: blocks,
    }));

  test('sharpness that moves while the outputs and relative measures stay; any of the three failing', () => {
    expect(verdictOf(rescaledLayers, rescaled(5, {}))).toBe('supported');
    expect(verdictOf(rescaledLayers, rescaled(5, { change: 30 }))).toBe('refuted');
    expect(verdictOf(rescaledLayers, rescaled(5, { growth: 0.2 }))).toBe('refuted');
    expect(verdictOf(rescaledLayers, rescaled(5, { drift: 0.1 }))).toBe('refuted');
  });

  test.each([2, 3, 5])('spreads about the limit on %d seeds are decided in at most 5 %', (seeds) => {
    const at = (noise: RandomStream) =>
      rescaled(seeds, {}, noise).map((run) => {
        const most = 5 + 0.3 * noise.normal();
        const copies = run.copies.map((copy, i) => ({ ...copy, sharpness: i === 0 ? most : 1 }));
        return { ...run, copies };
      });
    expect(countOf(rescaledLayers, DECIDED, at)).toBeLessThanOrEqual(FIVE_PERCENT);
  });

  test('a trace of either sign has no spread', () => {
    const some = rescaled(3, {}).map((run) => ({
      ...run,
      copies: run.copies.map((copy, i) => ({ ...copy, trace: i - 2 })),
    }));
    expect(verdictOf(rescaledLayers, some)).toBe('undecided');
  });
});

const spec = smallDigits({ name: 'Rescaled', loss: 'crossEntropy', seeds: 1, epochs: 3, activation: 'relu' });

/** A trained network, its outputs, and what they become at other parameters, as the largest |Δf| ÷ bound of an example. */
const trained = nodeRunner.examine(spec, async ({ plan, program, dataset, states }) => {
  const { theta } = await states(plan.runs[0]).at(stepOfEpoch(3));
  const layout = parameterLayout(plan.network);
  const width = inputSize(dataset);
  const { inputs, count } = dataset.train;
  const bounds = Array.from({ length: count }, (_, i) =>
    outputBound(theta, layout, inputs.subarray(i * width, (i + 1) * width)),
  );
  const outputsOf = async ({ point }: InspectedState) => (await point.outputs('train')).slice();
  const own = await inspectAt(program, theta, outputsOf);
  const change = async (other: Float32Array) => {
    const outputs = await inspectAt(program, other, outputsOf);
    return outputs.reduce((most, f, i) => Math.max(most, Math.abs(f - own[i]) / bounds[Math.floor(i / 10)]), 0);
  };
  const changes = new Map<string, number>();
  for (const alpha of [0.25, 2, 4]) changes.set(`power ${alpha}`, await change(rescaleLayers(theta, layout, alpha)));
  for (const alpha of [1 / 3, 3, 0.7]) changes.set(`other ${alpha}`, await change(rescaleLayers(theta, layout, alpha)));
  const [first, second] = layout.blocks;
  const forgotten = rescaleLayers(theta, layout, 3); // the bias of the first layer left as it was
  forgotten.set(theta.subarray(first.biasOffset, second.weightOffset), first.biasOffset);
  changes.set('bias forgotten', await change(forgotten));
  const scaled = rescaleLayers(theta, layout, 3); // the bias of the second layer scaled as well
  for (let p = second.biasOffset; p < layout.count; p++) scaled[p] /= 3;
  changes.set('second bias', await change(scaled));
  const blocks = await inspectAt(program, theta, ({ point }) => measureBlocks(point, layout, 0));
  const traces = await inspectAt(program, theta, async ({ point }) => {
    const exact = [0, 0, 0];
    for (let p = 0; p < layout.count; p++) {
      const unit = new Float32Array(layout.count);
      unit[p] = 1;
      exact[p < second.weightOffset ? 0 : p < second.biasOffset ? 1 : 2] += (await point.hessianVector(unit))[p];
    }
    return exact;
  });
  return { changes, blocks, traces };
});

describe('D17-1: rescaled networks and their blocks', () => {
  test('scaling by powers of two changes no bit of the outputs', async () => {
    const { changes } = await trained;
    for (const [name, change] of changes) if (name.startsWith('power')) expect(change, name).toBe(0);
  });

  test('scaling by other factors changes them by rounding, within the derived bound', async () => {
    const { changes } = await trained;
    for (const [name, change] of changes)
      if (name.startsWith('other')) {
        expect(change, name).toBeLessThan(1);
        expect(change, name).toBeGreaterThan(0);
      }
  });

  test('a bias left out or scaled along is at least ten bounds away', async () => {
    const { changes } = await trained;
    expect(changes.get('bias forgotten')).toBeGreaterThan(10);
    expect(changes.get('second bias')).toBeGreaterThan(10);
  });

  test('traces of the blocks are those of the diagonal of H, unit vector by unit vector', async () => {
    const { blocks, traces } = await trained;
    const found = [blocks.traces.first, blocks.traces.second, blocks.traces.rest];
    // Hutch++ leaves about 1 % of the smaller eigenvalues here; the block of ten parameters is taken exactly
    expect(Math.abs(found[0] / traces[0] - 1)).toBeLessThan(0.05);
    expect(Math.abs(found[1] / traces[1] - 1)).toBeLessThan(0.05);
    expect(Math.abs(found[2] / traces[2] - 1)).toBeLessThan(1e-4);
  });
});
