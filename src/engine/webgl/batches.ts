import type { BatchSchedule } from '../contract.ts';

/** Throws unless the schedule fits R runs and N examples: the device would read zeros for an index out of range. */
export function checkSchedule(
  { steps, orders, batchSize, indices, orderOfRun }: BatchSchedule,
  runs: number,
  N: number,
) {
  const expect = (holds: boolean, rule: string, got: number) => {
    if (!holds) throw new RangeError(`advance: ${rule}, got ${got}. Check the batch schedule.`);
  };
  expect(
    indices.length === steps * orders * batchSize,
    'batches.indices.length must be steps·orders·batchSize',
    indices.length,
  );
  expect(orderOfRun.length === runs, `batches.orderOfRun.length must be ${runs}`, orderOfRun.length);
  for (const order of orderOfRun)
    expect(order >= 0 && order < orders, `batches.orderOfRun must be in [0, ${orders})`, order);
  for (const index of indices) {
    if (index < 0 || index >= N) expect(false, `batches.indices must be in [0, ${N})`, index);
  }
}
