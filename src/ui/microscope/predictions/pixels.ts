import type { PredictedImage } from '../../../sweep/inspection/findings.ts';

/** The common range of values of all images: standardised inputs have no fixed range. */
export function pixelRange(images: readonly PredictedImage[]): readonly [number, number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { pixels } of images)
    for (const value of pixels) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  return high > low ? [low, high] : [0, 1];
}

/** An image of one or three channels as RGBA bytes. */
export function rgbaOf(
  pixels: Float32Array,
  channels: number,
  [low, high]: readonly [number, number],
): Uint8ClampedArray<ArrayBuffer> {
  const count = pixels.length / channels;
  const bytes = new Uint8ClampedArray(4 * count);
  const byte = (value: number) => (255 * (value - low)) / (high - low);
  for (let i = 0; i < count; i++) {
    const [red = low, green = red, blue = red] = pixels.subarray(i * channels, (i + 1) * channels);
    bytes.set([byte(red), byte(green), byte(blue), 255], 4 * i);
  }
  return bytes;
}
