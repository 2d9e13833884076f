/**
 * A path with its look: painted on a canvas, and written into an export as it is. Thousands of elements in an svg would cost the page
 * style, layout and painting with every redraw.
 */
export interface DrawnShape {
  /** As `d` of an svg path, in pixels from (x, y). */
  readonly d: string;
  /** Default: 0. */
  readonly x?: number;
  readonly y?: number;
  /** CSS colours, tokens of the page among them: `var(--paper)`; or `HATCH`. Default: none. */
  readonly fill?: string;
  readonly stroke?: string;
  /** Default: 1. */
  readonly strokeWidth?: number;
  readonly dash?: readonly number[];
  readonly roundJoins?: boolean;
  /** Default: 1. */
  readonly opacity?: number;
}

/** A fill: the hatching of what diverged, as the pattern of that name in the svg of the figure. */
export const HATCH = 'url(#hatch)';
/** Of the hatching: distance of its lines, which rise to the right, and their width beyond the edge of its tile. */
const HATCHING = { distance: 6, width: 1.25 } as const;

/** A circle about the origin. */
export const circlePath = (radius: number): string =>
  `M${-radius},0a${radius},${radius} 0 1,1 ${2 * radius},0a${radius},${radius} 0 1,1 ${-2 * radius},0Z`;

interface Box {
  readonly x?: number;
  readonly y?: number;
  readonly width: number;
  readonly height: number;
}

/** A rectangle; its corners have a radius where that is given. */
export function rectPath({ x = 0, y = 0, width, height }: Box, radius = 0): string {
  const r = Math.max(0, Math.min(radius, width / 2, height / 2));
  if (r === 0) return `M${x},${y}h${width}v${height}h${-width}Z`;
  const corner = (dx: number, dy: number) => `a${r},${r} 0 0,1 ${dx},${dy}`;
  return (
    `M${x + r},${y}h${width - 2 * r}${corner(r, r)}v${height - 2 * r}${corner(-r, r)}` +
    `h${2 * r - width}${corner(-r, -r)}v${2 * r - height}${corner(r, -r)}Z`
  );
}

const TOKEN = /^var\((--[a-z-]+)\)$/;

/** Colours as a canvas takes them: tokens by their value at this moment. */
export function colourReader(): (colour: string) => string {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (colour) => {
    const token = TOKEN.exec(colour)?.[1];
    if (token === undefined) return colour;
    const value = known.get(token) ?? style.getPropertyValue(token).trim();
    known.set(token, value);
    return value;
  };
}

/** Longer than the diagonal of any cell. */
const HATCH_REACH = 240;

/** Lines over the ground of a path. */
function paintHatching(context: CanvasRenderingContext2D, path: Path2D, colourOf: (colour: string) => string): void {
  context.save();
  context.clip(path);
  context.fillStyle = colourOf('var(--paper-raised)');
  context.fill(path);
  context.strokeStyle = colourOf('var(--hatch)');
  context.lineWidth = HATCHING.width;
  context.setLineDash([]);
  context.rotate(Math.PI / 4);
  context.beginPath();
  for (let at = HATCHING.width / 2; at < HATCH_REACH; at += HATCHING.distance) {
    context.moveTo(at, -HATCH_REACH);
    context.lineTo(at, HATCH_REACH);
  }
  context.stroke();
  context.restore();
}
/** Paints shapes in their order. Those of one `d`, which are most where there are many, share a path. */
export function paintShapes(context: CanvasRenderingContext2D, shapes: readonly DrawnShape[]): void {
  const colourOf = colourReader();
  const paths = new Map<string, Path2D>();
  for (const { d, x = 0, y = 0, fill, stroke, strokeWidth = 1, dash = [], roundJoins, opacity = 1 } of shapes) {
    const path = paths.get(d) ?? new Path2D(d);
    paths.set(d, path);
    context.translate(x, y);
    context.globalAlpha = opacity;
    if (fill === HATCH) paintHatching(context, path, colourOf);
    else if (fill !== undefined) {
      context.fillStyle = colourOf(fill);
      context.fill(path);
    }
    if (stroke !== undefined) {
      context.strokeStyle = colourOf(stroke);
      context.lineWidth = strokeWidth;
      context.lineJoin = roundJoins ? 'round' : 'miter';
      context.setLineDash([...dash]);
      context.stroke(path);
    }
    context.translate(-x, -y);
  }
}
