import type { Size } from './frame.ts';

export interface TipContent {
  readonly x: number;
  readonly y: number;
  readonly title: string;
  readonly rows: readonly (readonly [string, string])[];
  /** How the value was measured. */
  readonly note?: string;
}

/** A tooltip beside a point of a plot: exact value, error, and how it was measured. */
export function Tip({ content, size }: { content: TipContent; size: Size }) {
  const { x, y, title, rows, note } = content;
  const toLeft = x > size.width / 2;
  const toTop = y > size.height / 2;
  const style = {
    maxWidth: Math.max(168, Math.min(280, size.width / 2)),
    ...(toLeft ? { right: size.width - x + 12 } : { left: x + 12 }),
    ...(toTop ? { bottom: size.height - y + 8 } : { top: y + 8 }),
  };
  return (
    <div className="tip" style={style} aria-hidden="true">
      <strong>{title}</strong>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {note && <p>{note}</p>}
    </div>
  );
}
