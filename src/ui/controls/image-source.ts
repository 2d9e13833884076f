import { generators } from '../../data/registry.ts';
import type { DatasetSpec } from '../../data/spec.ts';

/** Whether examples of a source may be images: pooling and convolutions then make sense. */
export const isImageSource = ({ kind }: DatasetSpec['source']) =>
  kind === 'glyphs' || kind === 'remote' || kind === 'file';

/** Whether examples of a source have a real target instead of a class. */
export function isRegressionSource(source: DatasetSpec['source']): boolean {
  const generator = generators.find(({ kind }) => kind === source.kind) as
    | { readonly classes: (source: never) => number }
    | undefined;
  return generator?.classes(source as never) === 1;
}
