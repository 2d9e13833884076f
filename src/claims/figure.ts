export interface NumberAxis {
  /** With symbol and unit. */
  readonly label: string;
  readonly scale: 'linear' | 'log';
}

/** Names in a fixed order. A point's value is the position of its name, from 1. */
export interface CategoryAxis {
  /** What the categories are. */
  readonly label: string;
  readonly scale: 'category';
  readonly categories: readonly string[];
}

export type FigureAxis = NumberAxis | CategoryAxis;

export interface FigurePoint {
  readonly x: number;
  readonly y: number;
  readonly low?: number;
  readonly high?: number;
}

export interface FigureSeries {
  readonly name: string;
  /** Measurements are drawn as points, predictions as thin dashed lines. */
  readonly kind: 'measured' | 'predicted';
  readonly points: readonly FigurePoint[];
}

/** Measurements and predictions as numbers; their appearance is up to the view. */
export interface Figure {
  readonly x: FigureAxis;
  readonly y: NumberAxis;
  readonly series: readonly FigureSeries[];
}
