import { area, line, scaleLinear, scaleLog } from 'd3';
import type { SpectrumFinding } from '../../../sweep/inspection/findings.ts';
import type { Frame } from '../../charts/frame.ts';
import { niceDomain } from '../../charts/growing-domain.ts';

/**
 * The density in pixels. It ends where fewer than a tenth of one eigenvalue would stand under a kernel: what is below is
 * the kernel's tail, not the spectrum's.
 */
export function spectrumScene({ top, dimension, places, density, error, width }: SpectrumFinding, frame: Frame) {
  const last = places.length - 1;
  const floor = 0.1 / (dimension * width * Math.sqrt(2 * Math.PI));
  const x = scaleLinear([places[0], places[last]], [frame.left, frame.right]);
  const most = density.reduce((best, value) => Math.max(best, value), floor * 10);
  const y = scaleLog([...niceDomain([floor, most], 'log')], [frame.bottom, frame.top]).clamp(true);
  const at = (value: number) => y(Math.max(value, floor / 100));
  const indices = [...places.keys()];
  const curve = line<number>(
    (i) => x(places[i]),
    (i) => at(density[i]),
  );
  const band = area<number>(
    (i) => x(places[i]),
    (i) => at(density[i] - error[i]),
    (i) => at(density[i] + error[i]),
  );
  const body = area<number>(
    (i) => x(places[i]),
    frame.bottom,
    (i) => at(density[i]),
  );
  const marks = top
    .map(({ value, error: residual }, k) => ({ k, value, residual, at: x(value) }))
    .filter(({ at: place }) => place >= frame.left && place <= frame.right);
  return { x, y, curve: curve(indices) ?? '', band: band(indices) ?? '', body: body(indices) ?? '', marks };
}
