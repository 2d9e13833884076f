import { useMemo, useRef } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import type { EigenvaluesFinding } from '../../../sweep/inspection/findings.ts';
import { Axes } from '../../charts/Axes.tsx';
import { formatRate } from '../../charts/format.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import { MICROSCOPE } from '../words.ts';
import { eigenvaluesScene, nearestStep } from './scene.ts';

interface EigenvaluesFigureProps {
  readonly finding: EigenvaluesFinding;
  readonly size: Size;
  readonly colour: string;
  readonly step: number;
  /** Steps that can be chosen by a click. */
  readonly steps: readonly number[];
  readonly learningRate: number;
  readonly limit: number;
  readonly note: string;
  onStep(step: number): void;
}

const MARGINS = { top: 30, right: 66, bottom: 38, left: 52 };
const SUBSCRIPTS = '₁₂₃₄₅₆₇₈₉';

/** The largest eigenvalues over the run; a click selects the nearest step. */
export function EigenvaluesFigure(props: EigenvaluesFigureProps) {
  const { finding, size, colour, step, steps, learningRate, limit, note, onStep } = props;
  const frame = useMemo(() => frameOf(size, MARGINS), [size]);
  const { x, y, lines } = useMemo(() => eigenvaluesScene(finding, { frame, limit }), [finding, frame, limit]);
  const pointer = useRef(0);
  const here = x(Math.max(1, step));
  const [low, high] = y.domain;
  const words = MICROSCOPE.eigenvalues;
  return (
    <Plot
      name="eigenvalues-of-run"
      title={words.figure}
      note={note}
      size={size}
      summary={words.summary(lines.length, finding.steps.length, y.kind === 'log')}
      onPoint={(px) => {
        pointer.current = px;
      }}
      onPick={() => {
        const chosen = nearestStep(steps, x, pointer.current);
        if (chosen !== null) onStep(chosen);
      }}
    >
      <Axes
        frame={frame}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={words.steps}
        yLabel={words.eigenvalue}
      />
      {limit >= low && limit <= high && (
        <g className="limit limit-lit">
          <line x1={frame.left} x2={frame.right} y1={y(limit)} y2={y(limit)} />
          <text className="direct-label" x={frame.right + 6} y={y(limit)} dy="0.32em">
            η={formatRate(learningRate)}
          </text>
        </g>
      )}
      <line className="step-line" x1={here} x2={here} y1={frame.top} y2={frame.bottom} />
      {lines.map(({ k, d, bars }) => (
        <g key={k} stroke={colour} opacity={1 - 0.13 * k}>
          <path d={d} fill="none" strokeWidth={k === 0 ? 2 : 1.25} />
          {bars.map((bar) => (
            <line key={bar.x} className="error-bar" x1={bar.x} x2={bar.x} y1={bar.top} y2={bar.bottom} />
          ))}
        </g>
      ))}
      {lines.map(({ k, x: end, nameY }) => (
        <text key={k} className="direct-label" x={end + 6} y={nameY} dy="0.32em">
          λ{SUBSCRIPTS[k]}
        </text>
      ))}
    </Plot>
  );
}
