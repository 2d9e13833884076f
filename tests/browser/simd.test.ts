import { expect, test } from 'vitest';
import { loadSimdEngine } from '../../src/engine/simd/load-browser.ts';
import { CNN, FINAL_BITS, MLP, runBits } from '../numerics/simd-runs.ts';

test('100 steps of an MLP and of a CNN lead to the same bits as in Node', async () => {
  const engine = await loadSimdEngine();
  expect({ MLP: await runBits(engine, MLP), CNN: await runBits(engine, CNN) }).toEqual(FINAL_BITS);
  expect(engine.description.unitRoundoff).toBe(2 ** -24);
  engine.dispose();
});
