import type { SweepPlan } from '../sweep-plan.ts';

/** The runs of one (η, B), as their places in the plan. */
export interface CellOfPlan {
  readonly learningRate: number;
  readonly batchSize: number;
  readonly places: readonly number[];
}

const held = new WeakMap<SweepPlan, readonly CellOfPlan[]>();

/** The cells of a plan, by batch size, then learning rate. Grouped once: a board asks with every redraw. */
export function cellsOfPlan(plan: SweepPlan): readonly CellOfPlan[] {
  const known = held.get(plan);
  if (known) return known;
  const placesOf = new Map<string, number[]>();
  const keyOf = (learningRate: number, batchSize: number) => `${learningRate} ${batchSize}`;
  plan.runs.forEach(({ learningRate, batchSize }, place) => {
    const key = keyOf(learningRate, batchSize);
    const places = placesOf.get(key);
    if (places) places.push(place);
    else placesOf.set(key, [place]);
  });
  const cells = plan.batchSizes.flatMap((batchSize) =>
    plan.learningRates.map((learningRate) => ({
      learningRate,
      batchSize,
      places: placesOf.get(keyOf(learningRate, batchSize)) ?? [],
    })),
  );
  held.set(plan, cells);
  return cells;
}
