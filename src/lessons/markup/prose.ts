/** Numbers as digits, and as words from three on: "one of them" and "the two" are no measurements. Indices such as λ₁ are symbols. */
const NUMBER =
  /\p{Nd}+([.,]\p{Nd}+)*|\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|half|twice|thrice|double|triple|tenfold)\b/iu;

/**
 * The first number that a text states; null where it states none. Everything of that kind in a lesson is computed from its run, from
 * shipped evidence or from its spec, by a directive.
 */
export const statedNumber = (text: string): { readonly number: string; readonly index: number } | null => {
  const found = NUMBER.exec(text);
  return found && { number: found[0], index: found.index };
};

/** A formula in backticks: symbols, operators and the constants 0, 1 and 2, no other number. */
export const isFormula = (text: string): boolean => !/\p{Nd}{2,}|[3-9]|[.,]\p{Nd}/u.test(text) && text.length <= 60;
