/** Generated examples of each property; more with the variable RUNS. */
export const RUNS = Number(process.env.RUNS ?? 200);
