import type { AxisKind, Domain } from '../axes/scale.ts';

/** The numbers of a figure as a table. */
export interface DataTable {
  readonly columns: readonly string[];
  /** null: no value. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A colour, and what distinguishes it in print without colour. */
export interface Tint {
  /** #rrggbb */
  readonly colour: string;
  /** Its grey, from 0 (black) to 1 (the palest that is read well). */
  readonly tone: number;
  /** Its place among the tints of the figure, which determines its dash in grey. */
  readonly rank: number;
}

export const INK_TINT: Tint = { colour: '#000000', tone: 0, rank: 0 };

export const DASHES = ['solid', 'dashed', 'dotted', 'dashDotted'] as const;
export type Dash = (typeof DASHES)[number];

/** A point and the interval around it; low and high are NaN or absent where there is none. */
export interface ContentPoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

export interface PlotCurve {
  readonly points: readonly ContentPoint[];
  readonly tint: Tint;
  readonly dash: Dash;
}

/** `none`: the interval alone. */
export type PointShape = 'dot' | 'ring' | 'cross' | 'none' | { readonly series: number };

export interface PlotPoint extends ContentPoint {
  /** Ends of the bar across, where x has an interval too. */
  readonly left?: number;
  readonly right?: number;
  readonly tint: Tint;
  readonly shape: PointShape;
  /** Moves it to the right, as a fraction of the room that points of one x share, in [−½, ½]. */
  readonly shift?: number;
  /** A better value may lie beyond the figure. */
  readonly arrow?: 'up' | 'down';
}

/** What theory says: a dashed line in ink. One point is a horizontal line. */
export interface PlotLine {
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly dash?: readonly number[];
  /** Joins measured points in their tint, thin and not dashed. */
  readonly join?: Tint;
}

/** A name beside its mark. */
export interface KeyEntry {
  readonly text: string;
  readonly tint: Tint;
  readonly mark: Dash | PointShape | { readonly line: readonly number[] };
  /** Where it belongs in the plot: its name is put at that height. */
  readonly at?: { readonly x: number; readonly y: number };
}

export interface PlotAxis {
  readonly label: string;
  readonly kind: AxisKind;
  readonly domain: Domain;
  /** Ticks at these values, as many as have room; without them at round ones. */
  readonly values?: readonly number[];
  readonly format?: (value: number) => string;
  /** Names of the positions 1, 2, … */
  readonly categories?: readonly string[];
}

interface Content {
  /** For the name of a file. */
  readonly name: string;
  readonly title: string;
  /** What the figure shows, in a sentence. */
  readonly summary: string;
  readonly data: DataTable;
}

/** A plot as numbers in the units of its axes. */
export interface PlotContent extends Content {
  readonly kind: 'plot';
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly curves: readonly PlotCurve[];
  readonly points: readonly PlotPoint[];
  readonly lines: readonly PlotLine[];
  /** Beside the plot, at the heights of the curves' ends, or above it; `head` says what the names are. */
  readonly key: {
    readonly place: 'beside' | 'above';
    readonly head: string;
    readonly entries: readonly KeyEntry[];
  } | null;
  /** Short sentences above the plot. */
  readonly notes: readonly string[];
}

/** One (η, B) of a map. */
export interface MapContentCell {
  readonly column: number;
  readonly row: number;
  /** #rrggbb; null where it has no comparable value. */
  readonly fill: string | null;
  readonly ink: string;
  readonly text: string;
  /** Share of its runs that diverged: that part of it is hatched. */
  readonly lost: number;
  /** Whether runs ended above the target loss: outlined in dashes. */
  readonly isCapped: boolean;
  /** A curve in [0, 1]², y upwards. */
  readonly spark: readonly { readonly x: number; readonly y: number }[];
}

/** A line of equal η/B. */
export interface MapDiagonal {
  readonly text: string;
  readonly colour: string;
  /** (column, row) of its cells, from the left. */
  readonly cells: readonly (readonly [column: number, row: number])[];
}

/** Learning rate across and batch size up, a cell for each. */
export interface MapContent extends Content {
  readonly kind: 'map';
  readonly x: { readonly label: string; readonly names: readonly string[]; readonly positions: readonly number[] };
  readonly y: { readonly label: string; readonly names: readonly string[]; readonly positions: readonly number[] };
  readonly cells: readonly MapContentCell[];
  readonly diagonals: readonly MapDiagonal[];
  readonly bar: {
    readonly label: string;
    readonly kind: AxisKind;
    readonly domain: Domain;
    readonly format: (value: number) => string;
    colourAt(t: number): string;
  } | null;
}

export type PanelContent = PlotContent | MapContent;
