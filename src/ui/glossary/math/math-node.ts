/** Elements of MathML Core that formulas are made of: those that Chromium ≥ 109, Firefox and WebKit draw. */
export type MathTag =
  | 'mi'
  | 'mn'
  | 'mo'
  | 'mrow'
  | 'mfrac'
  | 'msqrt'
  | 'msub'
  | 'msup'
  | 'msubsup'
  | 'munder'
  | 'munderover'
  | 'mover';

/** An element of a formula: a token with its text, or one with children. */
export interface MathNode {
  readonly tag: MathTag;
  readonly content: string | readonly MathNode[];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A part of a formula: an element, or text that is read as in `tokensOf`. */
export type MathPart = MathNode | string;
