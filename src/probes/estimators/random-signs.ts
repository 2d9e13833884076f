import { type Purpose, type RandomStream, randomStream } from '../../math/rng.ts';

/** One stream per run, a function of its seed and the index of the measurement only. */
export function runStreams(seeds: readonly number[], purpose: Purpose, index: number): RandomStream[] {
  return seeds.map((seed) => randomStream(seed, purpose, index));
}

/** Fills `out` with independent ±`size` (Rademacher), 32 signs per word. */
function fillSigns(out: Float32Array | Float64Array, stream: RandomStream, size = 1): void {
  let word = 0;
  for (let i = 0; i < out.length; i++) {
    if (i % 32 === 0) word = stream.uint32();
    out[i] = (word >>> (i % 32)) & 1 ? size : -size;
  }
}

/** A block `[R, width]` of random signs, the next of each run's stream. */
export function signBlock(streams: readonly RandomStream[], width: number, size = 1): Float32Array {
  const block = new Float32Array(streams.length * width);
  streams.forEach((stream, run) => void fillSigns(block.subarray(run * width, (run + 1) * width), stream, size));
  return block;
}
