import { type KeyboardEvent, useRef } from 'react';
import { sameRatio } from '../../state/selectors.ts';
import { formatRatio } from '../charts/format.ts';
import type { Diagonal } from '../map/diagonals.ts';
import { useApp } from '../use-app.ts';
import { MAP } from './words.ts';

interface RatioNamesProps {
  readonly diagonals: readonly Diagonal[];
  readonly litRatio: number | null;
}

const TARGET = { start: { x: -6, y: -13, width: 60 }, middle: { x: -27, y: -19, width: 54 } } as const;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** The ratio at the end of each diagonal: one tab stop, arrows walk along the ratios, Enter keeps one. */
export function RatioNames({ diagonals, litRatio }: RatioNamesProps) {
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const group = useRef<SVGGElement>(null);
  const lit = diagonals.findIndex(({ ratio }) => litRatio !== null && sameRatio(ratio, litRatio));
  const stop = lit < 0 ? 0 : lit;
  const onKeyDown = (event: KeyboardEvent, index: number, ratio: number) => {
    const step = STEPS[event.key];
    if (event.key === 'Enter' || event.key === ' ') select({ kind: 'ratio', ratio });
    else if (step === undefined) return;
    else {
      const next = Math.max(0, Math.min(diagonals.length - 1, index + step));
      group.current?.querySelectorAll<SVGGElement>('[role=button]')[next]?.focus();
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of an svg is no control.
    // biome-ignore lint/a11y/useSemanticElements: an svg has no fieldset.
    <g ref={group} role="group" aria-label={MAP.ratios}>
      {diagonals.map(({ ratio, label, cells }, index) => {
        const target = TARGET[label.anchor];
        return (
          // biome-ignore lint/a11y/useSemanticElements: an svg has no button element.
          <g
            key={ratio}
            role="button"
            tabIndex={index === stop ? 0 : -1}
            aria-pressed={index === lit}
            aria-label={MAP.diagonal(ratio, cells)}
            className={index === lit ? 'start-ratio start-ratio-lit' : 'start-ratio'}
            transform={`translate(${label.x},${label.y})`}
            onPointerEnter={() => hover({ kind: 'ratio', ratio })}
            onPointerLeave={() => hover(null)}
            onFocus={() => hover({ kind: 'ratio', ratio })}
            onBlur={() => hover(null)}
            onClick={() => select({ kind: 'ratio', ratio })}
            onKeyDown={(event) => onKeyDown(event, index, ratio)}
          >
            <rect className="start-ratio-target" x={target.x} y={target.y} width={target.width} height={26} rx={4} />
            <text dy={label.anchor === 'start' ? '0.32em' : 0} textAnchor={label.anchor}>
              {formatRatio(ratio)}
            </text>
          </g>
        );
      })}
    </g>
  );
}
