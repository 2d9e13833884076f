import { MAP_QUANTITIES, type MapQuantity } from '../app-state.ts';

/** What a value in a caption is of: a quantity of cells, or a value of the grid. */
export const CAPTION_QUANTITIES = [...MAP_QUANTITIES, 'η', 'B'] as const;
export type CaptionQuantity = MapQuantity | 'η' | 'B';

/** Which cells. */
export type CaptionPlace =
  | { readonly kind: 'all' }
  | { readonly kind: 'cell'; readonly learningRate: number; readonly batchSize: number }
  | { readonly kind: 'ratio'; readonly ratio: number };

/**
 * A value computed from the results of a step. `mean`: of a quantity in each cell, by η. `interval`: the 95 % interval of the mean of one
 * cell. `range`: least and greatest mean. `factor`: greatest ÷ least. `correlation`: Spearman's ρ with η/B and its interval. `count`: number of cells.
 */
export type CaptionValue =
  | { readonly kind: 'count'; readonly place: CaptionPlace }
  | {
      readonly kind: 'mean' | 'interval' | 'range' | 'factor' | 'correlation';
      readonly quantity: CaptionQuantity;
      readonly place: CaptionPlace;
    };

/** A piece of a caption: words, or a value with the text that asks for it. */
export type CaptionPart = string | { readonly source: string; readonly value: CaptionValue };

const NUMBER = String.raw`\d+(?:\.\d+)?(?:e-?\d+)?`;
const CELL = new RegExp(`^at η = (${NUMBER}), B = (\\d+)$`);
const RATIO = new RegExp(`^on η/B = (${NUMBER})(?:/(${NUMBER}))?$`);
const KINDS = ['interval', 'range', 'factor', 'correlation'] as const;

function placeIn(text: string): CaptionPlace | null {
  if (text === '') return { kind: 'all' };
  const [cell, rate, size] = CELL.exec(text) ?? [];
  if (cell) return { kind: 'cell', learningRate: Number(rate), batchSize: Number(size) };
  const [ratio, over, under = '1'] = RATIO.exec(text) ?? [];
  const value = Number(over) / Number(under);
  return ratio && Number.isFinite(value) && value > 0 ? { kind: 'ratio', ratio: value } : null;
}

/** Which places a kind of value can be of. */
const PLACES: Readonly<Record<CaptionValue['kind'], readonly CaptionPlace['kind'][]>> = {
  count: ['all', 'ratio'],
  mean: ['cell', 'ratio'],
  interval: ['cell'],
  range: ['all', 'ratio'],
  factor: ['all', 'ratio'],
  correlation: ['all'],
};

const isGrid = (quantity: CaptionQuantity) => quantity === 'η' || quantity === 'B';

/** The value that a text between braces asks for; null where it asks for none. */
export function captionValue(source: string): CaptionValue | null {
  const text = source.trim().replaceAll(/\s+/g, ' ');
  const [, word = '', rest = ''] = /^(\S+) ?(.*)$/.exec(text) ?? [];
  const named = KINDS.find((kind) => kind === word && rest.startsWith('of '));
  const kind = word === 'count' ? 'count' : (named ?? 'mean');
  const [, name = '', placed = ''] =
    kind === 'count' ? ['', '', rest] : (/^(\S+) ?(.*)$/.exec(named ? rest.slice(3) : text) ?? []);
  const place = placeIn(placed);
  if (!place || !PLACES[kind].includes(place.kind)) return null;
  if (kind === 'count') return { kind, place };
  const quantity = CAPTION_QUANTITIES.find((each) => each === name);
  if (quantity === undefined) return null;
  if (isGrid(quantity) && (kind === 'interval' || kind === 'correlation' || place.kind === 'cell')) return null;
  return { kind, quantity, place };
}

const PIECES = /\{([^{}]*)\}/g;

/** What a caption says, in order; values that cannot be read are left as they were written. */
export function captionParts(text: string): readonly CaptionPart[] {
  const parts: CaptionPart[] = [];
  let from = 0;
  for (const match of text.matchAll(PIECES)) {
    const value = captionValue(match[1] ?? '');
    if (!value) continue;
    if (match.index > from) parts.push(text.slice(from, match.index));
    parts.push({ source: match[1] ?? '', value });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push(text.slice(from));
  return parts;
}

/** What a caption holds from the first brace on that is around no value that can be read; null where there is none. */
export function unreadableIn(text: string): string | null {
  const left = captionParts(text)
    .filter((part) => typeof part === 'string')
    .join('');
  const at = left.search(/[{}]/);
  return at < 0 ? null : left.slice(at);
}
