/** `_` and a word in small letters, as in L_test, or one capital letter, as in H_B. */
const INDEX = /_([a-z]+|\p{Lu})/u;

/** A symbol cut at its indices: every second part is one. */
export const splitIndices = (symbol: string): string[] => symbol.split(INDEX);
