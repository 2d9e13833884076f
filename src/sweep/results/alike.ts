/** Factors within which two cells of a diagonal count as alike: between 1/1.15 and 1.15 for each doubling of η. */
export const ALIKE = 1.15;
