import { PURPOSE, type RandomStream, randomStream } from '../../../src/math/rng.ts';

/** Random choices of a case, the same on every machine. */
export interface Random {
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** A whole number in [least, most]. */
  between(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  bytes(length: number): Uint8Array;
}

/** The choices of case `index` of a format. */
export function randomOf(format: string, index: number): Random {
  const key = [...format].reduce((sum, letter) => (31 * sum + letter.charCodeAt(0)) % 2 ** 31, 7);
  const stream: RandomStream = randomStream(key, PURPOSE.subset, index);
  const below = (limit: number) => Math.floor(stream.uniform() * limit);
  return {
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => stream.uniform() < probability,
    pick: (choices) => choices[below(choices.length)],
    bytes: (length) => Uint8Array.from({ length }, () => below(256)),
  };
}
