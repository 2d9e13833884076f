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
  // Edges are whole pixels of the device, so that neighbours neither overlap nor leave a gap.
  const density = context.getTransform().a || 1;
  const edge = (i: number) => Math.round((MARGIN + ((side - 2 * MARGIN) * i) / cells) * density) / density;
  values.forEach((value, i) => {
    const [column, row] = [i % cells, Math.floor(i / cells)];
    const [x, y] = [edge(column), edge(row)];
    const [width, height] = [edge(column + 1) - x, edge(row + 1) - y];
    if (!Number.isFinite(value)) {
      hatch(context, [x, y, width], own('--hatch'));
      return;
    }
    const isRegression = thresholds.length === 0;
    context.globalAlpha = isRegression ? 1 : 0.3;
    context.fillStyle = isRegression
      ? mapColour(shareOf(field, value), scheme)
      : own(`--class-${classOfValue(value, thresholds)}`);
    context.fillRect(x, y, width, height);
    context.globalAlpha = 1;
  });
}
