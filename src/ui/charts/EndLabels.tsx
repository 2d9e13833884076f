import type { Frame } from './frame.ts';

export interface EndLabel {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const LINE_HEIGHT = 14;

/** Approximate width of a label, to detect overlaps. */
const widthOf = ({ text }: EndLabel) => 7.5 * text.length + 8;

/** Moves overlapping labels apart vertically: down if there is room, else up. */
export function spreadLabels(labels: readonly EndLabel[], top: number, bottom: number): EndLabel[] {
  const placed: EndLabel[] = [];
  for (const label of [...labels].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const near = placed.filter((other) => Math.abs(other.x - label.x) < Math.max(widthOf(other), widthOf(label)));
    const isFree = (y: number) => near.every((other) => Math.abs(other.y - y) >= LINE_HEIGHT);
    const wanted = Math.max(top, Math.min(bottom, label.y));
    const down = [wanted, ...near.map((other) => other.y + LINE_HEIGHT)].filter(
      (y) => y >= wanted && y <= bottom && isFree(y),
    );
    const up = near.map((other) => other.y - LINE_HEIGHT).filter((y) => y >= top && isFree(y));
    placed.push({ ...label, y: down.length > 0 ? Math.min(...down) : Math.max(top, ...up) });
  }
  return placed;
}

/** Labels at the ends of highlighted curves, in place of a legend. */
export function EndLabels({ labels, frame }: { labels: readonly EndLabel[]; frame: Frame }) {
  if (labels.length * LINE_HEIGHT > frame.bottom - frame.top) return null;
  const placed = spreadLabels(labels, frame.top + 6, frame.bottom - 6);
  return (
    <g className="end-labels">
      {placed.map(({ key, text, x, y }) => (
        <text key={key} className="direct-label" x={Math.min(x + 6, frame.right + 6)} y={y} dy="0.32em">
          {text}
        </text>
      ))}
    </g>
  );
}
