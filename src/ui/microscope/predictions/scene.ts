import { extentOf } from '../../../figure/axes/domain.ts';
import { createScale } from '../../../figure/axes/scale.ts';
import type { FieldFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';
import { zip } from '../../charts/zip.ts';
import { gridContours } from '../grid-contours.ts';

/** The region in which a class is predicted, as path data: all of it, and the part where its probability is ≥ 0.9. */
export interface ClassRegion {
  readonly label: number;
  readonly all: string;
  readonly sure: string;
}

const SURE = 0.9;

/** Both features on the same unit, centred in the frame. */
function scalesFor({ x, y }: FieldFinding, frame: Frame) {
  const [width, height] = [frame.right - frame.left, frame.bottom - frame.top];
  const across = extentOf(x, 'linear') ?? [0, 1];
  const up = extentOf(y, 'linear') ?? [0, 1];
  const [spanX, spanY] = [across[1] - across[0], up[1] - up[0]];
  const unit = Math.min(width / spanX, height / spanY);
  const left = frame.left + (width - unit * spanX) / 2;
  const box = { ...frame, left, right: left + unit * spanX, bottom: frame.top + unit * spanY };
  return {
    box,
    toX: createScale('linear', across, [box.left, box.right]),
    toY: createScale('linear', up, [box.bottom, box.top]),
  };
}

/** The decision field in pixels, with the training examples. */
export function fieldScene(finding: FieldFinding, frame: Frame) {
  const { x, y, classes, predicted, confidence, points, labels } = finding;
  const { box, toX, toY } = scalesFor(finding, frame);
  const { contours, path } = gridContours(x.length, y.length, box);
  const regionOf = (label: number, from: number) => {
    // Probability of this class where it is predicted: crosses `from` at the boundary of the region.
    const field = zip(predicted, confidence).map(([k, sure]) => {
      if (classes === 2) return k === label ? sure : 1 - sure;
      return k === label ? sure : 0;
    });
    return path(contours.contour(field, from));
  };
  const regions = Array.from({ length: classes }, (_, label): ClassRegion => {
    return { label, all: regionOf(label, classes === 2 ? 0.5 : 1 / (2 * classes)), sure: regionOf(label, SURE) };
  });
  const examples = Array.from(labels, (label, i) => ({
    label,
    x: toX(points[2 * i] ?? Number.NaN),
    y: toY(points[2 * i + 1] ?? Number.NaN),
  })).filter((at) => at.x >= box.left && at.x <= box.right && at.y >= box.top && at.y <= box.bottom);
  return { box, x: toX, y: toY, regions, examples };
}
