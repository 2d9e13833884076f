import { area, line, max } from 'd3';
import { extentOf, niceDomain } from '../../../figure/axes/domain.ts';
import { createScale } from '../../../figure/axes/scale.ts';
import type { SpectrumFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';
import { zip } from '../../charts/zip.ts';

/**
 * The density in pixels. It is cut off below a tenth of one eigenvalue per kernel width, where it is the tail of the kernel
 * and not of the spectrum.
 */
export function spectrumScene({ top, dimension, places, density, error, width }: SpectrumFinding, frame: Frame) {
  const floor = 0.1 / (dimension * width * Math.sqrt(2 * Math.PI));
  const most = Math.max(floor * 10, max(density) ?? 0);
  const x = createScale('linear', extentOf(places, 'linear') ?? [0, 1], [frame.left, frame.right]);
  const y = createScale('log', niceDomain([floor, most], 'log'), [frame.bottom, frame.top], { clamp: true });
  const at = (value: number) => y(Math.max(value, floor / 100));
  const points = zip(places, zip(density, error)).map(([place, [value, half]]) => ({ x: x(place), value, half }));
  type Point = (typeof points)[number];
  const px = (point: Point) => point.x;
  const curve = line(px, ({ value }: Point) => at(value));
  const band = area(
    px,
    ({ value, half }: Point) => at(value - half),
    ({ value, half }: Point) => at(value + half),
  );
  const body = area(px, frame.bottom, ({ value }: Point) => at(value));
  const marks = top
    .map(({ value, error: residual }, k) => ({ k, value, residual, at: x(value) }))
    .filter(({ at: place }) => place >= frame.left && place <= frame.right);
  return { x, y, curve: curve(points) ?? '', band: band(points) ?? '', body: body(points) ?? '', marks };
}
