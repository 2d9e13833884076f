import { generators } from '../../data/registry.ts';
import type { DatasetSpec } from '../../data/spec.ts';

type Source = DatasetSpec['source'];

/** Whether a file is known to be a table whose rows are not images. */
const isPlainTable = (source: Source) =>
  source.kind === 'file' && source.reading?.delimiter !== undefined && source.reading.image === undefined;

/** Whether examples of a source may be images: pooling and convolutions then make sense. */
export const isImageSource = (source: Source) =>
  source.kind === 'glyphs' || source.kind === 'remote' || (source.kind === 'file' && !isPlainTable(source));

/** Whether examples of a source have a real target instead of a class. */
export function isRegressionSource(source: Source): boolean {
  if (source.kind === 'file') return source.reading?.task === 'regression';
  const generator = generators.find(({ kind }) => kind === source.kind) as
    | { readonly classes: (source: never) => number }
    | undefined;
  return generator?.classes(source as never) === 1;
}
