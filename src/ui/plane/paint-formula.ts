import { classOfValue } from '../../data/formula/draw-formula.ts';
import { mapColour, type Scheme } from '../charts/colours.ts';
import { type FormulaField, shareOf } from './formula-scene.ts';
import { MARGIN } from './plane-scene.ts';

interface FieldLook {
  readonly side: number;
  readonly scheme: Scheme;
  /** None for a regression. */
  readonly thresholds: readonly number[];
}

/** Lines over a cell without a value. */
function hatch(context: CanvasRenderingContext2D, [x, y, pixel]: readonly [number, number, number], colour: string) {
  context.strokeStyle = colour;
  context.beginPath();
  context.moveTo(x, y + pixel);
  context.lineTo(x + pixel, y);
  context.stroke();
}

/** The field as colours: pale to deep by value, or those of classes. */
export function paintFormula(context: CanvasRenderingContext2D, field: FormulaField, look: FieldLook): void {
  const { cells, values } = field;
  const { side, scheme, thresholds } = look;
  const style = getComputedStyle(context.canvas);
  const own = (name: string) => style.getPropertyValue(name);
  const pixel = (side - 2 * MARGIN) / cells;
  values.forEach((value, i) => {
    const [x, y] = [MARGIN + (i % cells) * pixel, MARGIN + Math.floor(i / cells) * pixel];
    if (!Number.isFinite(value)) {
      hatch(context, [x, y, pixel], own('--hatch'));
      return;
    }
    const isRegression = thresholds.length === 0;
    context.globalAlpha = isRegression ? 1 : 0.3;
    context.fillStyle = isRegression
      ? mapColour(shareOf(field, value), scheme)
      : own(`--class-${classOfValue(value, thresholds)}`);
    // Neighbours meet without a gap where cells do not end on pixels; translucent ones must not overlap.
    const width = isRegression ? pixel + 0.5 : pixel;
    context.fillRect(x, y, width, width);
    context.globalAlpha = 1;
  });
}
