import { extent } from 'd3';
import { type GeneratedSource, generatorOf } from '../../data/registry.ts';
import { SIDE } from './picture-side.ts';

const POINTS = 90;

interface Palette {
  readonly ink: string;
  readonly other: string;
}

/** An image of the first example that is not a zero or a one: those are ovals and strokes. */
function paintImage(context: CanvasRenderingContext2D, image: Float32Array, side: number, ink: string) {
  const pixel = (SIDE - 8) / side;
  context.fillStyle = ink;
  for (let i = 0; i < side * side; i++) {
    context.globalAlpha = Math.max(0, Math.min(1, image[i] ?? 0));
    context.fillRect(4 + (i % side) * pixel, 4 + Math.floor(i / side) * pixel, pixel + 0.3, pixel + 0.3);
  }
}

/** Points in the plane (a single input against the target), in the colours of their classes. */
function paintPoints(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [x: number, y: number, label: number])[],
  palette: Palette,
) {
  const [acrossLow = 0, acrossHigh = 1] = extent(points, ([x]) => x);
  const [upLow = 0, upHigh = 1] = extent(points, ([, y]) => y);
  const pixels = (SIDE - 10) / Math.max(acrossHigh - acrossLow, upHigh - upLow, 1e-9);
  const place = (value: number, low: number, high: number) => SIDE / 2 + (value - (low + high) / 2) * pixels;
  for (const [x, y, label] of points) {
    context.fillStyle = label % 2 === 0 ? palette.ink : palette.other;
    context.beginPath();
    context.arc(place(x, acrossLow, acrossHigh), SIDE - place(y, upLow, upHigh), 1.4, 0, 2 * Math.PI);
    context.fill();
  }
}

/** Draws the first examples of a source on a square canvas: an image of one, or points in the colours of their classes. */
export async function paintSource(canvas: HTMLCanvasElement, source: GeneratedSource) {
  const generator = generatorOf(source);
  await generator.load?.();
  const density = Math.max(1, window.devicePixelRatio);
  canvas.width = SIDE * density;
  canvas.height = SIDE * density;
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  const style = getComputedStyle(canvas);
  const palette = { ink: style.color, other: style.getPropertyValue('--accent') };
  const [width = 1, height = 1, channels] = generator.inputShape(source);
  if (channels !== undefined) {
    const { inputs } = generator.draw(source, 'train', 4, 0);
    const size = width * height;
    paintImage(context, inputs.subarray(3 * size, 4 * size), width, palette.ink);
    return;
  }
  const count = Math.min(POINTS, generator.examples?.(source) ?? POINTS);
  const { inputs, labels, targets } = generator.draw(source, 'train', count, 0);
  const points = Array.from({ length: count }, (_, i) => {
    const other = width > 1 ? inputs[i * width + 1] : targets?.[i];
    return [inputs[i * width] ?? 0, other ?? 0, targets ? 0 : (labels[i] ?? 0)] as const;
  });
  paintPoints(context, points, palette);
}
