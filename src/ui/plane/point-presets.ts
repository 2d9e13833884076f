import { type ClassPoint, toPointGrid } from '../../data/points/point-text.ts';
import { type GeneratedSource, generatorOf } from '../../data/registry.ts';
import { datasetSpec } from '../../data/spec.ts';
import type { PointList } from './points-history.ts';

const PRESETS = {
  blobs: { kind: 'gaussians', dimension: 2, classes: 2, overlap: 0.5 },
  threeBlobs: { kind: 'gaussians', dimension: 2, classes: 3, overlap: 0.4 },
  moons: { kind: 'moons' },
  spirals: { kind: 'spirals' },
  circles: { kind: 'circles' },
} as const;
export type PresetName = keyof typeof PRESETS;
export const PRESET_NAMES = Object.keys(PRESETS) as PresetName[];

const COUNT = 120;
/** Half the side of the square that the points fill. */
const REACH = 0.9;

/** The first examples of a generator, moved and scaled into the square. */
export function presetPoints(name: PresetName): PointList {
  const source = datasetSpec.shape.source.parse(PRESETS[name]) as GeneratedSource;
  const { inputs, labels } = generatorOf(source).draw(source, 'train', COUNT, 0);
  const values = [0, 1].map((axis) => Array.from(labels, (_, i) => inputs[2 * i + axis] ?? 0));
  const middles = values.map((own) => (Math.min(...own) + Math.max(...own)) / 2);
  const reach = Math.max(...values.flatMap((own, axis) => own.map((x) => Math.abs(x - (middles[axis] ?? 0)))));
  const placed = (i: number, axis: 0 | 1) =>
    toPointGrid((REACH * ((values[axis]?.[i] ?? 0) - (middles[axis] ?? 0))) / reach);
  return Array.from(labels, (label, i): ClassPoint => [placed(i, 0), placed(i, 1), label]);
}
