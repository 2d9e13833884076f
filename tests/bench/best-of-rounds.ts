export interface RoundSettings {
  /** Shared by the rounds; slow work may take up to twice as long, but never fewer than two rounds. */
  readonly seconds: number;
  readonly rounds?: number;
}

/**
 * Time of one call of `work`, ms: the least over rounds of the mean of each, after one call to warm up. What else runs
 * on the machine only ever adds time. pytorch_step.py measures in the same way.
 */
export async function bestOfRounds(
  work: () => unknown,
  { seconds, rounds = 20 }: RoundSettings,
  now: () => number = () => performance.now(),
): Promise<number> {
  await work();
  const started = now();
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    if (round >= 2 && now() - started > 2000 * seconds) break;
    const from = now();
    let calls = 0;
    let spent = 0;
    do {
      await work();
      calls++;
      spent = now() - from;
    } while (spent < (1000 * seconds) / rounds);
    least = Math.min(least, spent / calls);
  }
  return least;
}
