export interface FigureAxis {
  /** With symbol and unit. */
  readonly label: string;
  readonly scale: 'linear' | 'log';
}

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

/** What was measured against what was predicted, as numbers: the view decides how it looks. */
export interface Figure {
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly series: readonly FigureSeries[];
}
