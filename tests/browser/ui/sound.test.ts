import { expect, test } from 'vitest';
import { scheduleCurves } from '../../../src/ui/sound/play-curves.ts';

const RATE = 8000;

/** Frequency from the times at which the signal rises through zero, in [from, until) seconds. */
function frequencyIn(samples: Float32Array, from: number, until: number): number {
  const rises: number[] = [];
  for (let i = Math.ceil(from * RATE) + 1; i < until * RATE; i++)
    if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) rises.push(i / RATE);
  return (rises.length - 1) / ((rises.at(-1) ?? 0) - (rises[0] ?? 0));
}

test('the sound of a curve has the pitch of its points, one curve after the other, with silence between', async () => {
  const context = new OfflineAudioContext(1, 6 * RATE, RATE);
  const flat = (height: number) => ({ name: '', points: [0, 1].map((time) => ({ time, height })) });
  const seconds = scheduleCurves(context, [flat(0), flat(1)]);
  const samples = (await context.startRendering()).getChannelData(0);
  expect(seconds).toBeCloseTo(0.03 + 2 * 2.9, 6);
  expect(Math.abs(frequencyIn(samples, 0.2, 2.4) / 220 - 1)).toBeLessThan(0.01);
  expect(Math.abs(frequencyIn(samples, 3.2, 5.2) / 880 - 1)).toBeLessThan(0.01);
  expect(Math.max(...samples.subarray(2.65 * RATE, 2.85 * RATE).map(Math.abs))).toBe(0);
  expect(Math.max(...samples.map(Math.abs))).toBeLessThan(0.2);
});
