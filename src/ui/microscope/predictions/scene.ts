import { contours, scaleLinear } from 'd3';
import type { FieldFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';

/** The places that one class is predicted at, as path data: all of them, and those where its probability is ≥ 0.9. */
export interface ClassRegion {
  readonly label: number;
  readonly all: string;
  readonly sure: string;
}

const SURE = 0.9;

/** Both features with one unit, in the middle of the frame. */
function scalesFor({ x, y }: FieldFinding, frame: Frame) {
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
  const [spanX, spanY] = [x[x.length - 1] - x[0], y[y.length - 1] - y[0]];
  const unit = Math.min(width / spanX, height / spanY);
  const left = frame.left + (width - unit * spanX) / 2;
  const box = { ...frame, left, right: left + unit * spanX, bottom: frame.top + unit * spanY };
  return {
    box,
    toX: scaleLinear([x[0], x[x.length - 1]], [box.left, box.right]),
    toY: scaleLinear([y[0], y[y.length - 1]], [box.bottom, box.top]),
  };
}

/** The decision field in pixels, with the training examples on it. */
export function fieldScene(finding: FieldFinding, frame: Frame) {
  const { x, y, classes, predicted, confidence, points, labels } = finding;
  const { box, toX, toY } = scalesFor(finding, frame);
  const atColumn = scaleLinear([0.5, x.length - 0.5], [box.left, box.right]);
  const atRow = scaleLinear([0.5, y.length - 0.5], [box.bottom, box.top]);
  const regionOf = (label: number, from: number) => {
    // how sure of this class, and of no other: a field that crosses `from` where the class begins
    const field = Array.from(predicted, (k, i) => {
      if (classes === 2) return k === label ? confidence[i] : 1 - confidence[i];
      return k === label ? confidence[i] : 0;
    });
    const { coordinates } = contours().size([x.length, y.length]).contour(field, from);
    return coordinates
      .flat()
      .map(
        (ring) =>
          `M${ring.map(([column, row]) => `${atColumn(column).toFixed(1)},${atRow(row).toFixed(1)}`).join('L')}Z`,
      )
      .join('');
  };
  const regions = Array.from({ length: classes }, (_, label): ClassRegion => {
    return { label, all: regionOf(label, classes === 2 ? 0.5 : 1 / (2 * classes)), sure: regionOf(label, SURE) };
  });
  const examples = Array.from(labels, (label, i) => ({
    label,
    x: toX(points[2 * i]),
    y: toY(points[2 * i + 1]),
  })).filter((at) => at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom);
  return { box, x: toX, y: toY, regions, examples };
}
