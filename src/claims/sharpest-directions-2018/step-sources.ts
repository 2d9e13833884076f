/** What both claims on single steps share. */
export const STEP_SETTING =
  'MLP 2-32-32-2, tanh, cross-entropy, on a two-armed spiral of 200 points, η = 0.1, B = 16: at epochs 50, 100, 200, 300 and 400';

export const STEP_COST = {
  quick: { seconds: 3, work: '20 seeds × 5 epochs × 40 mini-batches' },
  standard: { seconds: 16, work: '120 seeds × 5 epochs × 40 mini-batches' },
  thorough: { seconds: 80, work: '600 seeds × 5 epochs × 40 mini-batches' },
} as const;
