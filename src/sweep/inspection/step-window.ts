/** Some steps of a run: `first` ≥ 1 to `last`, both included. */
export interface StepWindow {
  readonly first: number;
  readonly last: number;
}

/** Places within a window at which losses of flows are averaged; the third is its middle. */
const PLACES = 5;
const MIDDLE = 2;

/** Steps at even distances within a window, the ends of whose steps are the times of a flow; not decreasing. */
export const windowPlaces = ({ first, last }: StepWindow): number[] =>
  Array.from({ length: PLACES }, (_, place) => Math.round(first - 1 + ((place + 0.5) / PLACES) * (last - first + 1)));

export const middleOf = (window: StepWindow): number => windowPlaces(window)[MIDDLE];

/** Mean loss and mean weights of a run over a window, and the loss at each of its steps. */
export async function windowMean(
  { first, last }: StepWindow,
  at: (step: number) => Promise<{ readonly loss: number; readonly theta: Float32Array }>,
): Promise<{ loss: number; theta: Float64Array; losses: Float64Array }> {
  const count = last - first + 1;
  const losses = new Float64Array(count);
  let loss = 0;
  let sum: Float64Array | undefined;
  for (let k = 0; k < count; k++) {
    const state = await at(first + k);
    losses[k] = state.loss;
    loss += state.loss / count;
    sum ??= new Float64Array(state.theta.length);
    for (let p = 0; p < sum.length; p++) sum[p] += state.theta[p] / count;
  }
  return { loss, theta: sum ?? new Float64Array(0), losses };
}
