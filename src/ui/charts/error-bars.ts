import type { RunId } from '../../sweep/sweep-plan.ts';
import type { Frame } from './frame.ts';
import { isLit, type TraceLine } from './trace-line.ts';

export interface ErrorBar {
  readonly key: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
}

interface ErrorBarOptions {
  readonly frame: Pick<Frame, 'top' | 'bottom'>;
  /** The value axis; NaN, for values ≤ 0 on a log axis, is drawn at its lower end. */
  y(value: number): number;
  readonly highlighted: ReadonlySet<RunId> | null;
  /** Minimum length in pixels of a bar while nothing is highlighted. Default 3. */
  readonly least?: number;
}

/** ± error bars: of highlighted runs, or while nothing is highlighted those of at least `least` pixels. */
export function errorBars(
  lines: readonly TraceLine[],
  { frame, y, highlighted, least = 3 }: ErrorBarOptions,
): ErrorBar[] {
  const inside = (at: number) => (Number.isNaN(at) ? frame.bottom : Math.max(frame.top, Math.min(frame.bottom, at)));
  return lines
    .filter((line) => !highlighted || isLit(line, highlighted))
    .flatMap(({ run, probe, points, colour }) =>
      points.flatMap(({ x, sample: { step, value, error } }): ErrorBar[] => {
        if (error === undefined || !(error > 0)) return [];
        const top = inside(y(value + error));
        const bottom = inside(y(value - error));
        if (bottom - top < (highlighted ? 1 : least)) return [];
        return [{ key: `${run.id} ${probe} ${step}`, x, top, bottom, colour }];
      }),
    );
}
