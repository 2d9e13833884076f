import { expect, test } from 'vitest';
import type { Engine } from '../../src/engine/contract.ts';
import { boundedBy, expectPoint } from '../support/engine-expectations.ts';
import { parameterCount } from '../support/oracle/problem.ts';
import { denseNetwork, normals, randomProblem } from '../support/oracle/random-problem.ts';

/** A chunk holds at most 512 examples: 1031, a prime, take three unequal ones. */
const N = 1031;

/** Every question of a point over several chunks of the training set, with the f64 oracle as judge. */
export function chunkTest(name: string, makeEngine: () => Promise<Engine>): void {
  test(`${name}: ${N} examples in three chunks, against the f64 oracle`, async () => {
    const engine = await makeEngine();
    const problem = randomProblem({ network: denseNetwork([3, 4, 2], 'tanh', 'crossEntropy'), N, seed: 12 });
    const P = parameterCount(problem);
    const theta = Float32Array.from(normals(2 * P, 5));
    const program = await engine.open(problem.network, problem.dataset);
    const point = await program.at(theta);
    expect(theta.length).toBe(2 * P);
    await expectPoint(point, problem, boundedBy(engine, problem), {
      theta,
      v: normals(2 * P, 6),
      c: normals(2 * N, 7),
    });
    point.dispose();
    program.dispose();
    engine.dispose();
  });
}
