import type { KeyboardEvent } from 'react';
import type { RatioScale } from '../../charts/colours.ts';
import { formatRatio } from '../../charts/format.ts';
import type { Diagonal } from '../../map/diagonals.ts';
import { MAP } from '../words.ts';
import { diagonalPath } from './diagonal-path.ts';

interface DiagonalLinesProps {
  readonly diagonals: readonly Diagonal[];
  readonly scale: RatioScale;
  /** Under the cells, visible between them; faint over the cells; or highlighted. */
  readonly look: 'under' | 'over' | 'lit';
}

/** Lines of equal η/B in the colour of their runs; highlighted ones with a rim for contrast on the cells. */
export function DiagonalLines({ diagonals, scale, look }: DiagonalLinesProps) {
  return (
    <g className={`diagonal-lines diagonal-lines-${look}`}>
      {diagonals.map(({ ratio, points }) => (
        <g key={ratio}>
          {look === 'lit' && <path className="diagonal-rim" d={diagonalPath(points)} />}
          <path className="diagonal-line" d={diagonalPath(points)} stroke={scale(ratio)} />
        </g>
      ))}
    </g>
  );
}

interface DiagonalNamesProps {
  readonly diagonals: readonly Diagonal[];
  isLit(ratio: number): boolean;
  onHover(ratio: number | null): void;
  onSelect(ratio: number): void;
}

const TARGET = { start: { x: -6, y: -13, width: 56 }, middle: { x: -26, y: -18, width: 52 } } as const;

/** The ratio at the end of each diagonal, as a button that highlights its runs in all panels. */
export function DiagonalNames({ diagonals, isLit, onHover, onSelect }: DiagonalNamesProps) {
  return diagonals.map(({ ratio, label, cells }) => {
    const lit = isLit(ratio);
    const target = TARGET[label.anchor];
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      event.stopPropagation();
      onSelect(ratio);
    };
    return (
      // biome-ignore lint/a11y/useSemanticElements: an svg has no button element.
      <g
        key={ratio}
        role="button"
        tabIndex={0}
        aria-pressed={lit}
        aria-label={MAP.diagonal(ratio, cells)}
        className={lit ? 'diagonal diagonal-lit' : 'diagonal'}
        transform={`translate(${label.x},${label.y})`}
        onPointerEnter={() => onHover(ratio)}
        onPointerLeave={() => onHover(null)}
        onFocus={() => onHover(ratio)}
        onBlur={() => onHover(null)}
        onClick={() => onSelect(ratio)}
        onKeyDown={onKeyDown}
      >
        <rect className="diagonal-target" x={target.x} y={target.y} width={target.width} height={26} rx={4} />
        <text dy={label.anchor === 'start' ? '0.32em' : 0} textAnchor={label.anchor}>
          {formatRatio(ratio)}
        </text>
      </g>
    );
  });
}
