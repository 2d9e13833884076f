import type { ArrayMapping } from './layer-parameters.ts';

/** The conversion of an array, in words. */
export function changeText({ transposed, reordered }: Pick<ArrayMapping, 'transposed' | 'reordered'>): string {
  if (!transposed) return 'as it is';
  return reordered ? 'transposed, inputs from channels first to last' : 'transposed';
}

/** One array of a file and the array read from it: "fc1.weight [3, 2] → W0 [2, 3], transposed". */
export function mappingText(mapping: ArrayMapping): string {
  const { source, sourceShape, target, shape } = mapping;
  return `${source} [${sourceShape.join(', ')}] → ${target} [${shape.join(', ')}], ${changeText(mapping)}`;
}
