import { floatsPerExample, type Stage } from './stages.ts';

/** Longest sum taken in one go; more examples are summed chunk by chunk, which also keeps f32 sums accurate. */
const MAX_CHUNK = 512;
/** Numbers that a chunk of 64 runs may take: 128 MB. */
const CHUNK_FLOATS = 1 << 25;
/** Numbers that a point may keep between calls: 256 MB. */
const KEPT_FLOATS = 1 << 26;

export type Range = readonly [from: number, to: number];

/** Cuts N examples into equal ranges. Depends on the network alone, never on R: sums must not differ between cohorts. */
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
