import type { RunId } from '../../sweep/sweep-plan.ts';
import type { Frame } from './frame.ts';
import type { TraceLine } from './trace-line.ts';

export interface ErrorBar {
  readonly key: string;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
  readonly colour: string;
}

interface ErrorBarOptions {
  readonly frame: Pick<Frame, 'top' | 'bottom'>;
  /** The value axis; NaN or −∞ of a log axis at values ≤ 0 counts as its lower end. */
  y(value: number): number;
  readonly highlighted: ReadonlySet<RunId> | null;
  /** Pixels from which on a bar is drawn where nothing is highlighted. Default 3. */
  readonly least?: number;
}

/** A bar ± error at each point where it can be seen: every highlighted one, else those longer than `least` pixels. */
export function errorBars(
  lines: readonly TraceLine[],
  { frame, y, highlighted, least = 3 }: ErrorBarOptions,
): ErrorBar[] {
  const inside = (at: number) => (Number.isNaN(at) ? frame.bottom : Math.max(frame.top, Math.min(frame.bottom, at)));
  return lines
    .filter(({ run }) => !highlighted || highlighted.has(run.id))
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
