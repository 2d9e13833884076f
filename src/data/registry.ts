import type { z } from 'zod';
import type { Generator } from './generator.ts';
import { chebyshev } from './generators/chebyshev.ts';
import { circles } from './generators/circles.ts';
import { formula } from './generators/formula.ts';
import { gaussians } from './generators/gaussians.ts';
import { glyphs } from './generators/glyphs.ts';
import { linearRegression } from './generators/linear-regression.ts';
import { moons } from './generators/moons.ts';
import { points } from './generators/points.ts';
import { sparseRegression } from './generators/sparse-regression.ts';
import { spirals } from './generators/spirals.ts';
import { teacher } from './generators/teacher.ts';

/** All generators, in menu order. */
export const generators = [
  glyphs,
  moons,
  spirals,
  circles,
  gaussians,
  teacher,
  chebyshev,
  sparseRegression,
  linearRegression,
  points,
  formula,
] as const;

type SchemasOf<T extends readonly { readonly parameters: z.ZodObject }[]> = {
  -readonly [I in keyof T]: T[I]['parameters'];
};
/** The parameter schemas of all generators as a tuple, for `datasetSpec`. */
export type GeneratorSchemas = SchemasOf<typeof generators>;
export type GeneratedSource = z.output<GeneratorSchemas[number]>;

/** The generator of a source. */
export function generatorOf(source: GeneratedSource): Generator {
  const found = generators.find(({ kind }) => kind === source.kind);
  if (!found)
    throw new Error(
      `generatorOf: kind must be one of ${generators.map(({ kind }) => kind).join(', ')}, got ${source.kind}.`,
    );
  return found as unknown as Generator; // `source` was validated by its schema
}

/** Number of examples of a source that has no more than it holds; null for one of any size, and for files. */
export function fixedExamples(source: { readonly kind: string }): number | null {
  const found = generators.find(({ kind }) => kind === source.kind) as Generator | undefined;
  return found?.examples?.(source as never) ?? null;
}
