import { useId, useMemo, useState } from 'react';
import { ticksOf } from '../../../figure/axes/ticks.ts';
import { formatNumber } from '../../../figure/format-number.ts';
import type { FlowsFinding } from '../../../sweep/inspection/findings.ts';
import { Axes } from '../../charts/Axes.tsx';
import { EndLabels } from '../../charts/EndLabels.tsx';
import { formatRate } from '../../charts/format.ts';
import { frameOf, type Size } from '../../charts/frame.ts';
import { Plot } from '../../charts/Plot.tsx';
import type { TipContent } from '../../charts/Tip.tsx';
import { MICROSCOPE } from '../words.ts';
import { FLOW_PATHS, type FlowQuantity, flowScene, flowValue, nearestWindow } from './scene.ts';

interface FlowFigureProps {
  readonly quantity: FlowQuantity;
  readonly found: readonly FlowsFinding[];
  readonly span: readonly [number, number];
  readonly size: Size;
  readonly colour: string;
  readonly learningRate: number;
  /** The largest stable sharpness; NaN where none is known. */
  readonly limit: number;
  readonly note: string;
}

const MARGINS = { top: 30, right: 104, bottom: 38, left: 58 };

function tipAt(
  finding: FlowsFinding,
  quantity: FlowQuantity,
  { x, y }: Pick<ReturnType<typeof flowScene>, 'x' | 'y'>,
): TipContent {
  const words = MICROSCOPE.flows;
  const values = FLOW_PATHS.flatMap((path) => {
    const value = flowValue(finding, path, quantity);
    return value === null ? [] : [{ path, value }];
  });
  const heights = values.map(({ value }) => y(value)).filter(Number.isFinite);
  return {
    x: x(finding.step),
    y: Math.max(y.range[1], Math.min(y.range[0], ...heights)),
    title: MICROSCOPE.step.at(finding.step),
    rows: values.map(({ path, value }) => [words.paths[path], formatNumber(value, 4)] as const),
    note: words.averaged(finding.window.first, finding.window.last),
  };
}

/** One quantity of a run and of its flows against the steps of the run. */
export function FlowFigure(props: FlowFigureProps) {
  const { quantity, found, span, size, colour, learningRate, limit, note } = props;
  const [first, last] = span;
  const clip = useId();
  const words = MICROSCOPE.flows;
  const frame = useMemo(() => frameOf(size, MARGINS), [size]);
  const scene = useMemo(
    () =>
      flowScene(found, { quantity, frame, span: [first, last], limit, nameOf: (path) => MICROSCOPE.flows.paths[path] }),
    [found, quantity, frame, first, last, limit],
  );
  const [pointed, setPointed] = useState(-1);
  const { x, y, curves, labels, steps } = scene;
  const at = found[pointed];
  return (
    <Plot
      name={`flow-${quantity}`}
      title={words.figures[quantity]}
      note={note}
      size={size}
      summary={words.summaries[quantity](first, found.at(-1)?.step ?? first)}
      tip={at ? tipAt(at, quantity, scene) : null}
      onPoint={(px) => setPointed(nearestWindow(found, x.invert(px)))}
      onLeave={() => setPointed(-1)}
    >
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top} width={frame.right - frame.left} height={frame.bottom - frame.top} />
      </clipPath>
      <Axes
        frame={frame}
        x={ticksOf(x, { along: 'x' })}
        y={ticksOf(y, { along: 'y' })}
        xLabel={words.steps}
        yLabel={words.axes[quantity]}
      />
      {quantity === 'sharpness' && Number.isFinite(limit) && (
        <g className="limit limit-lit">
          <line x1={frame.left} x2={frame.right} y1={y(limit)} y2={y(limit)} />
          <text className="direct-label" x={frame.left + 6} y={y(limit) - 6}>
            η={formatRate(learningRate)}
          </text>
        </g>
      )}
      <g clipPath={`url(#${clip})`}>
        {steps && <path className="flow-steps" d={steps} stroke={colour} />}
        {curves.map(({ path, d }) => (
          <path key={path} className={`flow-path flow-${path}`} d={d} {...(path === 'run' && { stroke: colour })} />
        ))}
      </g>
      <EndLabels labels={labels} frame={frame} />
    </Plot>
  );
}
