import { sizeOf } from '../../data/formats/numeric-array.ts';

/** Properties of a layer from which its position is found. */
export interface LayerShape {
  readonly name: string;
  /** Shape of its weights: `[in, out]`, or `[kernel, kernel, in, out]` of a convolution. */
  readonly shape: readonly number[];
}

/** Prefixes by DataParallel and torch.compile, which are independent of a layer's position. */
const WRAPPERS = /(^|\.)(?:module|_orig_mod)(?=\.)/g;

/** A name without the prefixes of PyTorch's wrappers. */
const bareName = (name: string): string => name.replace(WRAPPERS, '').replace(/^\./, '');

const natural = new Intl.Collator('en', { numeric: true });
/** Convolutions, which always come before dense layers, then by name. */
export const inNaturalOrder = <T extends LayerShape>(layers: readonly T[]): T[] =>
  [...layers].sort((a, b) => b.shape.length - a.shape.length || natural.compare(bareName(a.name), bareName(b.name)));

/** Input of a layer: a count of numbers, or channels of an image of unknown size. */
interface Below {
  readonly size: number | null;
  readonly channels: readonly number[];
}

/** Output of a layer on the input `below`; undefined where it does not fit. */
function above(below: Below, { shape }: LayerShape): Below | undefined {
  const [from, out] = shape.slice(-2);
  if (shape.length === 4) return below.channels.includes(from) ? { size: null, channels: [out] } : undefined;
  const fits = below.size === null ? below.channels.some((channels) => from % channels === 0) : from === below.size;
  return fits ? { size: out, channels: [] } : undefined;
}

/** Input of the first layer: examples `[D]`, `[h, w]`, `[h, w, c]` or `[c, h, w]`. */
function inputsBelow(example: readonly number[]): Below {
  const channels = example.length === 3 ? [example[0], example[2]] : example.length === 2 ? [1] : [];
  return { size: sizeOf(example), channels };
}

function fitsTogether(layers: readonly LayerShape[], example: readonly number[]): boolean {
  let below: Below | undefined = inputsBelow(example);
  for (const layer of layers) {
    below = above(below, layer);
    if (!below) return false;
  }
  return true;
}

/** Maximum number of layers that are tried on partial orders. */
const MAX_TRIALS = 1_000_000;

/** At most two orders that fit. */
function fittingOrders<T extends LayerShape>(layers: readonly T[], example: readonly number[]): T[][] {
  const found: T[][] = [];
  let trials = 0;
  const order = new Set<T>();
  const extend = (below: Below) => {
    if (order.size === layers.length) found.push([...order]);
    for (const layer of layers) {
      if (found.length === 2 || ++trials > MAX_TRIALS) return;
      const next = order.has(layer) ? undefined : above(below, layer);
      if (!next) continue;
      order.add(layer);
      extend(next);
      order.delete(layer);
    }
  };
  extend(inputsBelow(example));
  return found;
}

export interface LayerOrder<T> {
  readonly layers: readonly T[];
  /** Whether the shapes of the layers fit together in this order. */
  readonly fits: boolean;
  readonly warnings: readonly string[];
}

const namesOf = (layers: readonly LayerShape[]) => layers.map(({ name }) => name).join(', ');
const isNumbered = (layers: readonly LayerShape[]) =>
  new Set(layers.map(({ name }) => bareName(name).replace(/\d+/g, '0'))).size === 1;

/**
 * Layers in forward order. Names that differ only in numbers are ordered by number; otherwise the order in which they were
 * saved is tried, if the file preserves it, then that of names. The first of these whose shapes fit is used, else the only
 * order that fits; several fitting orders of names without numbers give a warning.
 */
export function orderLayers<T extends LayerShape>(
  layers: readonly T[],
  { example, isInSavedOrder }: { example: readonly number[]; isInSavedOrder: boolean },
): LayerOrder<T> {
  const byName = inNaturalOrder(layers);
  const numbered = isNumbered(layers);
  const candidates = numbered || !isInSavedOrder ? [byName] : [layers, byName];
  const chosen = candidates.find((order) => fitsTogether(order, example));
  const fitting = numbered && chosen ? [] : fittingOrders(layers, example);
  if (chosen) {
    const isSure = numbered || isInSavedOrder || fitting.length < 2;
    const what = `several orders of the layers fit their shapes; they are read in the order of their names: ${namesOf(chosen)}.`;
    return { layers: chosen, fits: true, warnings: isSure ? [] : [what] };
  }
  if (fitting.length !== 1) return { layers: byName, fits: false, warnings: [] };
  const what = `the layers are read in the only order in which their shapes fit: ${namesOf(fitting[0])}.`;
  return { layers: fitting[0], fits: true, warnings: [what] };
}
