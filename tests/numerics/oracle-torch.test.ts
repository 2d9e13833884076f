import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { findTorch } from '../../.ci/torch.mjs';
import { expectWithin } from '../support/expect-within.ts';
import { hessianVector, lossAndGradient } from '../support/oracle/problem.ts';
import { blockNetwork, randomProblem } from '../support/oracle/random-problem.ts';

const python = findTorch();
// Both round in f64; a few hundred roundings of 1.1e-16 on numbers of order one to ten.
const TOLERANCE = 1e-12;

test.skipIf(python === undefined)('residual blocks with layer normalisation: the oracle is PyTorch in float64', () => {
  const network = blockNetwork([4, 6, 6, 6, 3], 'gelu', { normalised: true, residual: true });
  const { dataset, theta, v } = randomProblem({ network, N: 7, seed: 4 });
  const { inputs, labels } = dataset.train;
  const task = { layers: network.layers, theta: [...theta], v: [...v], inputs: [...inputs], labels: [...labels] };
  const { stdout, stderr } = spawnSync(python!, ['tests/support/block_derivatives.py'], {
    input: JSON.stringify(task),
  });
  expect(stderr.toString()).toBe('');
  const expected = JSON.parse(stdout.toString());
  const { loss, gradient } = lossAndGradient({ network, dataset }, theta);
  expectWithin(loss, expected.loss, TOLERANCE);
  expectWithin(gradient, expected.gradient, TOLERANCE);
  expectWithin(hessianVector({ network, dataset }, theta, v), expected.product, TOLERANCE);
});
