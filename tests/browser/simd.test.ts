import { expect, test } from 'vitest';
import { loadSimdEngineInBrowser } from '../../src/engine/simd/load-browser.ts';
import { CNN, DIAGONAL, FINAL_BITS, MLP, runBits } from '../numerics/simd-runs.ts';

test('100 steps of an MLP, of a CNN and of a diagonal network lead to the same bits as in Node', async () => {
  const engine = await loadSimdEngineInBrowser();
  const [mlp, cnn, diagonal] = [MLP, CNN, DIAGONAL].map((network) => runBits(engine, network));
  expect({ MLP: await mlp, CNN: await cnn, DIAGONAL: await diagonal }).toEqual(FINAL_BITS);
  expect(engine.description.unitRoundoff).toBe(2 ** -24);
  engine.dispose();
});
