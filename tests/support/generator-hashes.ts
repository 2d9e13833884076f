import { buildDataset } from '../../src/data/build-dataset.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { type DatasetSpecInput, parseDatasetSpec } from '../../src/data/spec.ts';

const small = { trainCount: 96, testCount: 64, seed: 7, standardise: 'none' } as const;

/** SHA-256 over training inputs, labels and targets, then those of the test set (little endian), of specs that cover every path. */
export const GENERATOR_HASHES: readonly {
  readonly name: string;
  readonly spec: DatasetSpecInput;
  readonly sha256: string;
}[] = [
  { name: 'glyphs', spec: { ...small }, sha256: '940c459d79b1b8cfb349a5f8e3c453d2caaa9a9b3f17f325f0165afc0f39a33a' },
  {
    name: 'glyphs of side 8',
    spec: { ...small, source: { kind: 'glyphs', side: 8 } },
    sha256: 'beac7780a0a07fc5932d8d41ba81bbfa3c302d00589f9ad41b979068ce50a026',
  },
  {
    name: 'moons',
    spec: { ...small, source: { kind: 'moons' } },
    sha256: 'a6ed3352bd3c1f462841424a793874d3bf11f1be09c6d2201c02f693d5720ff3',
  },
  {
    name: 'spirals, even',
    spec: { ...small, source: { kind: 'spirals' } },
    sha256: '48b91a26c4ed4d25321a0052eec48903caaa0c8a0ca27f02a3e59c46cec2976f',
  },
  {
    name: 'spirals, random',
    spec: { ...small, source: { kind: 'spirals', arms: 3, spacing: 'random', noise: 0.1 } },
    sha256: '956a5c8a47d943796816e1635847c2ae06b09158644399d22b2523d6fee3c2ba',
  },
  {
    name: 'circles',
    spec: { ...small, source: { kind: 'circles', rings: 3 } },
    sha256: '03a4aa530b52ba8a4620fc41a0ac1ae2522cc3d841d7a1ea8f33f05f3bacf338',
  },
  {
    name: 'gaussians',
    spec: { ...small, source: { kind: 'gaussians' } },
    sha256: '724d9466e79c0487476534dd106b723154f2e86c852e4b94a4b68e19550ba0b7',
  },
  {
    name: 'teacher',
    spec: { ...small, source: { kind: 'teacher' } },
    sha256: '6c192b16ac48f14935cabcc8247d722383fe86fc94ca24fc7430cb087d86da73',
  },
  {
    name: 'chebyshev',
    spec: { ...small, source: { kind: 'chebyshev' } },
    sha256: '1906388625e361b5ad1bc5ed9210de6713f4524e2e75df260fe9c3457c33b1a2',
  },
  {
    name: 'chebyshev, random and noisy',
    spec: { ...small, source: { kind: 'chebyshev', degree: 9, noise: 0.1, spacing: 'random' } },
    sha256: '8194b5bb112ea1efb0ea3316db8886b61c6ee4877c321e1d2aa3d5427903c40a',
  },
  {
    name: 'sparse regression',
    spec: { ...small, source: { kind: 'sparseRegression', noise: 0.5 } },
    sha256: 'ddf3c820303b126dba1bdeaaebab65620bf7e39b4e5142bae2ebed5da3ab280d',
  },
  {
    name: 'linear regression',
    spec: { ...small, source: { kind: 'linearRegression', dimension: 3 } },
    sha256: 'f77011a6da37ae39ae5438f4604246f663ed3a4764c2e238ff6ee8ee94842025',
  },
  {
    name: 'regression, prepared',
    spec: { ...small, source: { kind: 'linearRegression' }, standardise: 'perFeature', inputNoise: 0.1 },
    sha256: '1275a106981d1727e85d97332cff91cd5eafbc0bda635e283aa2e95c03c5860f',
  },
  {
    name: 'drawn points',
    spec: { source: { kind: 'points' }, trainCount: 90, testCount: 30, seed: 7, standardise: 'none' },
    sha256: 'cff6c3ce0a2c7b78d930ff227d33dbc69ccba1a0d6d2aed90359a314c85365e3',
  },
  {
    name: 'drawn points, listed and prepared',
    spec: {
      source: {
        kind: 'points',
        points: [
          [-1, 1, 0],
          [0.1234, -0.9, 1],
          [0.5, 0.5, 2],
          [0, 0, 0],
          [1, 1, 1],
          [-0.3, 0.7, 2],
        ],
      },
      trainCount: 4,
      testCount: 2,
      seed: 3,
      standardise: 'perFeature',
      inputNoise: 0.1,
      labelNoise: 0.25,
    },
    sha256: '0eebbc152bdb2f27a32cd8c4ad8dfcacbc5ffc21dc3758f89023080cbf429ad6',
  },
  {
    name: 'formula of every function, as targets',
    spec: {
      ...small,
      source: {
        kind: 'formula',
        formula:
          'sin(3x1) cos(2x2) + tan(x1)/7 - exp(-x1^2) log(x2 + 2) + sqrt(abs(x1 x2)) * tanh(4x1) + sign(x1) - step(x2)/3 + min(x1, x2, 0.5)^3 * max(x1, -x2) + (x1 + 2)^x2 - pi e/9',
        noise: 0.25,
      },
    },
    sha256: '1f2c91cfa2804ec3cfd7ac5dd03adb54a22863a83913338418fd8b2c48bdc655',
  },
  {
    name: 'formula, classes of normal inputs',
    spec: {
      ...small,
      source: {
        kind: 'formula',
        formula: 'sin(2pi x1) + x2^2',
        thresholds: [0, 0.5, 1.5],
        inputs: 'normal',
        noise: 0.1,
      },
      labelNoise: 0.1,
    },
    sha256: '587eb2d91d4ad02cbf089077431e79f9ceb3a64acdd1955c39da2ad1a076e701',
  },
  { name: 'default set', spec: {}, sha256: '9a20046959e7ba71bafad10adde98ba48b8e3a1b4c5a4eeda541dc6351df5ff9' },
  {
    name: 'every preparation',
    spec: { ...small, standardise: 'perFeature', pool: 2, inputNoise: 0.1, labelNoise: 0.25 },
    sha256: '506662de960b335afeead9a8093c05506307dc8a61457da074acd7b90222dfff',
  },
  {
    name: 'centred',
    spec: { ...small, standardise: 'centred', labelNoise: 0.3 },
    sha256: 'a4d1697e96d3a9ab2bc904bdedfd02257464ff130662c9204cef7742f0d7aa87',
  },
];

export async function hashOfDataset({ train, test }: Dataset): Promise<string> {
  const parts = [train, test].flatMap(({ inputs, labels, targets }) => [inputs, labels, ...(targets ? [targets] : [])]);
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
