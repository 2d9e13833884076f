/**
 * The shape of words in any language, from that of the English ones: each string may be another one, each function takes the
 * same parameters.
 */
export type Words<T> = T extends string
  ? string
  : T extends (...args: infer Args) => infer Result
    ? (...args: Args) => Words<Result>
    : T extends readonly (infer Item)[]
      ? readonly Words<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Words<T[Key]> }
        : T;
