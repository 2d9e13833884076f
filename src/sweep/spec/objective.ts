/** By what the best learning rate of a batch size is chosen. */
export const OBJECTIVES = ['testAccuracy', 'testLoss', 'trainLoss'] as const;
export type Objective = (typeof OBJECTIVES)[number];
