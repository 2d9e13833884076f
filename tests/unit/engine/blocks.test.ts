import { describe, expect, test } from 'vitest';
import type { Dataset } from '../../../src/data/dataset.ts';
import { checkData } from '../../../src/engine/check-data.ts';
import { initialParameters } from '../../../src/engine/initial-parameters.ts';
import { layerText } from '../../../src/engine/layer-text.ts';
import { type ModelSpec, modelSpec, resolveNetwork } from '../../../src/engine/model.ts';
import type { Network } from '../../../src/engine/network.ts';
import { parameterLayout } from '../../../src/engine/parameter-layout.ts';
import { normaliseFilters } from '../../../src/probes/landscape/filter-normalised.ts';
import { measureLayerNorms } from '../../../src/probes/quantities/trajectory.ts';
import { networkWork } from '../../../src/sweep/cost/network-work.ts';
import { linkFragment, linkInFragment } from '../../../src/sweep/link/sweep-link.ts';
import { matricesOf } from '../../../src/sweep/rules/muon-matrices.ts';
import { parseSweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { FIXTURE_SPEC } from '../../support/board-fixture.ts';
import { blockNetwork, denseNetwork } from '../../support/oracle/random-problem.ts';

const model = (change: Partial<ModelSpec>) => modelSpec.parse({ hidden: [4, 4, 6], ...change });
const BOTH = model({ residual: true, normalisation: 'layer' });
const resolved = (change: Partial<ModelSpec>) => resolveNetwork(model(change), [3], 2);

describe('a model with residual blocks and layer normalisation', () => {
  test('adds inputs where widths agree, and normalises before every hidden activation', () => {
    const { layers } = resolveNetwork(BOTH, [3], 2);
    expect(layers.map(layerText)).toEqual([
      '3→4 linear',
      'layernorm 4 tanh',
      '4→4 linear',
      'layernorm 4 tanh',
      '+ input of layer 3',
      '4→6 linear',
      'layernorm 6 tanh',
      '6→2 linear',
    ]);
  });

  test('from the inputs on, where their number agrees, also behind a stem', () => {
    const stem = [{ kind: 'avgpool', size: 2 } as const];
    const { layers } = resolveNetwork(model({ stem, hidden: [4], residual: true }), [4, 4, 1], 2);
    expect(layers.map(({ kind }) => kind)).toEqual(['avgpool', 'dense', 'add', 'dense']);
    expect(layers[2]).toEqual({ kind: 'add', size: 4, from: 1 });
  });

  test('says what cannot be', () => {
    expect(() => resolved({ hidden: [4, 5], residual: true })).toThrow(
      'model.residual: at least one hidden layer must be as wide as its input, got widths 3–4–5.',
    );
    expect(() => resolved({ hidden: [], normalisation: 'layer' })).toThrow('got no hidden layer');
    expect(() => resolved({ hidden: [4, 1], normalisation: 'layer' })).toThrow('got hidden[1] = 1');
  });

  test('a spec with them goes through a link unchanged', () => {
    const spec = parseSweepSpec({ ...FIXTURE_SPEC, model: BOTH });
    expect(linkInFragment(linkFragment({ spec }))?.spec).toEqual(spec);
  });

  test('a spec without them has no such keys, so that fingerprints of others stay', () => {
    expect(Object.keys(modelSpec.parse({}))).toEqual(['stem', 'hidden', 'activation', 'loss', 'init', 'gain']);
  });
});

describe('parameters of layer normalisations', () => {
  const network = resolveNetwork(BOTH, [3], 2);
  const plain = resolveNetwork(model({}), [3], 2);
  const theta = initialParameters(network, BOTH, 5);
  const weights = (of: Network, values: Float32Array) =>
    parameterLayout(of)
      .blocks.filter(({ kind }) => kind === 'affine')
      .flatMap(({ weightOffset, biasOffset, out }) => [...values.subarray(weightOffset, biasOffset + out)]);

  test('start at γ = 1 and β = 0, and leave the other weights as they are without', () => {
    const norms = parameterLayout(network).blocks.filter(({ kind }) => kind === 'norm');
    expect(norms.map(({ out }) => out)).toEqual([4, 4, 6]);
    for (const { weightOffset, biasOffset, out } of norms) {
      expect(theta.subarray(weightOffset, biasOffset)).toEqual(new Float32Array(out).fill(1));
      expect(theta.subarray(biasOffset, biasOffset + out)).toEqual(new Float32Array(out));
    }
    expect(weights(network, theta)).toEqual(weights(plain, initialParameters(plain, BOTH, 5)));
  });

  test('are no filters, no matrices of Muon, and have no norm of a layer', () => {
    const layout = parameterLayout(network);
    const direction = new Float32Array(layout.count).fill(1);
    normaliseFilters(direction, theta, layout);
    for (const { kind, weightOffset, biasOffset, out } of layout.blocks)
      if (kind === 'norm')
        expect(direction.subarray(weightOffset, biasOffset + out)).toEqual(new Float32Array(2 * out));
    expect(measureLayerNorms(theta, layout)).toHaveLength(4);
    expect(matricesOf(network).map(({ fanIn, out }) => [fanIn, out])).toEqual([
      [3, 4],
      [4, 4],
      [4, 6],
    ]);
  });

  test('cost more than the dense network, and blocks with a skip more than those without', () => {
    const of = (normalised: boolean, residual: boolean) =>
      networkWork(blockNetwork([3, 4, 4, 2], 'tanh', { normalised, residual }));
    expect(of(false, false)).toEqual(networkWork(denseNetwork([3, 4, 4, 2], 'tanh', 'crossEntropy')));
    // Features 8, of 3 products each; the skip adds 4 sums.
    expect(of(true, false)).toEqual({ multiplyAdds: 36 + 24, units: 10 + 8, parameters: 46 + 16 });
    expect(of(true, true)).toEqual({ multiplyAdds: 36 + 24 + 4, units: 18, parameters: 62 });
  });
});

test('an engine refuses an addition of another width, of a later layer, or a second one', () => {
  const split = { count: 1, inputs: new Float32Array(3), labels: new Uint16Array(1) };
  const dataset: Dataset = { name: 'd', inputShape: [3], classes: 2, train: split, test: split };
  const open = (layers: Network['layers']) =>
    checkData('open', { inputShape: [3], classes: 2, loss: 'crossEntropy', layers }, dataset);
  const dense = (out: number) => ({ kind: 'dense', in: 3, out, activation: 'linear' }) as const;
  const add = (from: number) => ({ kind: 'add', size: 3, from }) as const;
  expect(() => open([dense(3), add(0), dense(3), add(2), dense(2)])).not.toThrow();
  for (const from of [1, 2, -1]) expect(() => open([dense(3), add(from), dense(2)])).toThrow('an addition must add');
  expect(() => open([dense(3), add(0), add(0), dense(2)])).toThrow('got that of layers[0] at layers[2]');
});
