import type { DatasetSpec } from '../../data/spec.ts';

/** Whether examples of a source may be images: pooling and convolutions then make sense. */
export const isImageSource = ({ kind }: DatasetSpec['source']) =>
  kind === 'glyphs' || kind === 'remote' || kind === 'file';
