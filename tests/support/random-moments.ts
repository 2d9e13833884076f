import { PURPOSE, randomStream } from '../../src/math/rng.ts';
import { isFullSize } from './full-size.ts';

/** `count` moments in [0, 1), a hundred at full size: the same in every execution. */
export function randomMoments(seed: number, count = 2): number[] {
  const stream = randomStream(seed, PURPOSE.probeVectors);
  return Array.from({ length: isFullSize ? 100 : count }, () => stream.uniform());
}
