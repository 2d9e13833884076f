import { floatsPerExample, type Stage } from './stages.ts';

/** Maximum number of examples in one sum; more are summed chunk by chunk, which also keeps f32 sums accurate. */
const MAX_CHUNK = 512;
/** Maximum size in numbers of a chunk of 64 runs: 128 MB. */
const CHUNK_FLOATS = 1 << 25;
/** Maximum size in numbers of what a point keeps between calls: 256 MB. */
const KEPT_FLOATS = 1 << 26;

export type Range = readonly [from: number, to: number];

/** Divides N examples into equal ranges, which depend on the network but not on R: sums must not differ between cohorts. */
export function chunkRanges(stages: readonly Stage[], count: number): Range[] {
  const fitting = Math.floor(CHUNK_FLOATS / (64 * floatsPerExample(stages)));
  const parts = Math.ceil(count / Math.max(1, Math.min(MAX_CHUNK, fitting)));
  const size = Math.ceil(count / parts);
  return Array.from(
    { length: Math.ceil(count / size) },
    (_, i) => [i * size, Math.min(count, (i + 1) * size)] as const,
  );
}

/** Whether the traces of all examples may stay on the device between calls. */
export function traceFits(stages: readonly Stage[], examples: number, runs: number): boolean {
  return floatsPerExample(stages) * examples * runs <= KEPT_FLOATS;
}
