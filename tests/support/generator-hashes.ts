import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { type DatasetSpecInput, parseDatasetSpec } from '../../src/data/spec.ts';

const small = { trainCount: 96, testCount: 64, seed: 7, standardise: 'none' } as const;

/** SHA-256 over training inputs, training labels, test inputs, test labels (little endian) of specs that cover every path. */
export const GENERATOR_HASHES: readonly {
  readonly name: string;
  readonly spec: DatasetSpecInput;
  readonly sha256: string;
}[] = [
  { name: 'glyphs', spec: { ...small }, sha256: '' },
  { name: 'glyphs of side 8', spec: { ...small, source: { kind: 'glyphs', side: 8 } }, sha256: '' },
  { name: 'moons', spec: { ...small, source: { kind: 'moons' } }, sha256: '' },
  { name: 'spirals, even', spec: { ...small, source: { kind: 'spirals' } }, sha256: '' },
  {
    name: 'spirals, random',
    spec: { ...small, source: { kind: 'spirals', arms: 3, spacing: 'random', noise: 0.1 } },
    sha256: '',
  },
  { name: 'circles', spec: { ...small, source: { kind: 'circles', rings: 3 } }, sha256: '' },
  { name: 'gaussians', spec: { ...small, source: { kind: 'gaussians' } }, sha256: '' },
  { name: 'teacher', spec: { ...small, source: { kind: 'teacher' } }, sha256: '' },
  { name: 'default set', spec: {}, sha256: '' },
  {
    name: 'every preparation',
    spec: { ...small, standardise: 'perFeature', pool: 2, inputNoise: 0.1, labelNoise: 0.25 },
    sha256: '',
  },
  { name: 'centred', spec: { ...small, standardise: 'centred', labelNoise: 0.3 }, sha256: '' },
];

export async function hashOfDataset({ train, test }: Dataset): Promise<string> {
  const parts = [train, test].flatMap(({ inputs, labels }) => [inputs, labels]);
  const bytes = new Uint8Array(parts.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export async function hashOfSpec(spec: DatasetSpecInput): Promise<string> {
  return hashOfDataset(await buildDataset(parseDatasetSpec(spec)));
}
