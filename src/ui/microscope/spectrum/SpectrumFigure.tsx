import { useMemo } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import type { SpectrumFinding } from '../../../sweep/inspection/findings.ts';
import { Axes } from '../../charts/Axes.tsx';
import { formatWithError } from '../../charts/format.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import { MICROSCOPE } from '../words.ts';
import { spectrumScene } from './scene.ts';

interface SpectrumFigureProps {
  readonly finding: SpectrumFinding;
  readonly size: Size;
  readonly colour: string;
  /** Stability limit of full-batch training at this η, if known; see `sharpnessLimit`. */
  readonly limit?: number;
  readonly learningRate?: number;
  readonly note: string;
}

const MARGINS = { top: 30, right: 24, bottom: 38, left: 64 };

/** The spectral density of the Hessian, with its largest eigenvalues as marks. */
export function SpectrumFigure({ finding, size, colour, learningRate, limit, note }: SpectrumFigureProps) {
  const frame = useMemo(() => frameOf(size, MARGINS), [size]);
  const { x, y, curve, band, body, marks } = useMemo(() => spectrumScene(finding, frame), [finding, frame]);
  const at = limit === undefined ? Number.NaN : x(limit);
  const [first] = finding.top;
  const words = MICROSCOPE.spectrum;
  const label = first ? `λ₁ = ${formatWithError(first.value, first.error)}` : words.unknown;
  return (
    <Plot
      name="spectrum"
      title={words.figure}
      note={note}
      size={size}
      summary={words.summary(finding.dimension, label)}
    >
      <Axes
        frame={frame}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={words.eigenvalue}
        yLabel={words.density}
      />
      <path d={body} fill={colour} opacity={0.14} />
      <path d={band} fill={colour} opacity={0.22} />
      <path d={curve} fill="none" stroke={colour} strokeWidth={1.5} />
      {marks.map(({ k, at: place }) => (
        <line key={k} className="eigenvalue-mark" x1={place} x2={place} y1={frame.bottom - 14} y2={frame.bottom} />
      ))}
      <text className="direct-label" x={frame.right} y={frame.top - 10} textAnchor="end">
        {label}
      </text>
      {at >= frame.left && at <= frame.right && (
        <g className="limit limit-lit">
          <line x1={at} x2={at} y1={frame.top} y2={frame.bottom} />
          <text className="direct-label" x={at - 4} y={frame.top + 14} textAnchor="end">
            {words.limit(learningRate ?? Number.NaN)}
          </text>
        </g>
      )}
    </Plot>
  );
}
