import { SpecError } from '../../errors.ts';

/** A place in a file, both from 1. */
export interface FilePlace {
  readonly line: number;
  readonly column: number;
}

/** A node of the markup as far as its place is concerned. */
export interface PlacedNode {
  readonly position?: { readonly start: FilePlace } | undefined;
}

/** `<file>, line L, column C: <rule>`; `rule` says what must hold, what was given and what to do. */
export function lessonFault(file: string, node: PlacedNode, rule: string): SpecError {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  return new SpecError(`${file}, line ${line}, column ${column}: ${rule}`);
}
