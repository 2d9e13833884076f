import type { ExecutorPool } from '../../src/sweep/executor.ts';

/** A pool whose first executors begin at the same time, so that each has its share of the work however busy the machine is. */
export function startingTogether(pool: ExecutorPool): ExecutorPool {
  let missing = pool.workers;
  let begin = () => {};
  const all = new Promise<void>((resolve) => {
    begin = resolve;
  });
  return {
    ...pool,
    async spawn(...args) {
      const executor = await pool.spawn(...args);
      if (--missing === 0) begin();
      return { ...executor, perform: (request) => all.then(() => executor.perform(request)) };
    },
  };
}
