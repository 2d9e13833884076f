/** Criteria for the best learning rate of a batch size. */
export const OBJECTIVES = ['testAccuracy', 'testLoss', 'trainLoss'] as const;
export type Objective = (typeof OBJECTIVES)[number];
