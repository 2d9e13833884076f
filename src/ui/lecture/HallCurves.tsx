import { useMemo } from 'react';
import type { BoardPanel } from '../../state/board-panel.ts';
import type { ShownLosses } from '../../state/panel-view.ts';
import { probeText } from '../../state/recorded-probes.ts';
import type { RatioScale } from '../charts/colours.ts';
import { formatRatio } from '../charts/format.ts';
import type { Size } from '../charts/frame.ts';
import { TIME_AXES } from '../quantities.ts';
import { endNames } from '../start/end-names.ts';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { unitsText } from '../units-text.ts';
import { HallAxes } from './HallAxes.tsx';
import { type HallCurve, type HallCurveScene, type HallProbe, hallCurveScene } from './hall-curve-scene.ts';
import { sceneSize } from './hall-scale.ts';
import type { ShownStep } from './shown-step.ts';
import { LECTURE } from './words.ts';

const only = (probe: HallProbe['probe']): HallProbe[] => [{ probe, isDashed: false }];

const LOSSES: Readonly<Record<ShownLosses, readonly HallProbe[]>> = {
  train: only('trainLoss'),
  test: only('testLoss'),
  both: [...only('trainLoss'), { probe: 'testLoss', isDashed: true }],
};

/** What a panel draws over time; null for a panel that draws something else. */
export function curvesOf({ kind, probe }: BoardPanel, shownLosses: ShownLosses): readonly HallProbe[] | null {
  if (kind === 'probe') return only(probe ?? 'sharpness');
  if (kind === 'loss') return LOSSES[shownLosses];
  return kind === 'eigenvalues' ? [...only('sharpness'), { probe: 'hessianSecond', isDashed: true }] : null;
}

/** Units that are made of those of the loss and of the parameters, which are of a scale of their own in every network. */
const OWN_UNIT = /^[Lθ/²³⁴·]*$/;

/** "Sharpness λ₁"; with its unit, where it has one that means something elsewhere. Of two numbers both, the second dashed. */
function yLabelOf(probes: readonly HallProbe[]): string {
  const names = probes.map(({ probe, isDashed }) => {
    const { symbol } = probeText(probe);
    const [name, unit] = [QUANTITY_WORDS.probes[probe], QUANTITY_WORDS.units[probe]];
    const named = /^\p{L}[₀-₉]*$/u.test(symbol) ? `${name} ${symbol}` : name;
    const text = OWN_UNIT.test(unit) || unit === '1' ? named : `${named} (${unit})`;
    return isDashed ? LECTURE.curves.dashed(text) : text;
  });
  return names.join(', ');
}

function Curve({ curve, colour, isFaint }: { curve: HallCurve; colour: string; isFaint: boolean }) {
  const { line, band, end, isDashed, isLit } = curve;
  return (
    <g
      className="hall-curve"
      data-look={isLit ? 'lit' : isFaint ? 'faint' : undefined}
      data-dashed={isDashed || undefined}
    >
      {band !== '' && <path className="hall-band" d={band} fill={colour} />}
      <path className="hall-line" d={line} stroke={colour} />
      {isLit && end && <circle cx={end.x} cy={end.y} r={3.6} fill={colour} />}
    </g>
  );
}

/** The ratios at the ends of the curves: the lit one, and the least and the greatest where there is room. */
function EndNames({ scene: { frame, curves }, ratio }: { scene: HallCurveScene; ratio: number | null }) {
  const facet = { frame, curves: curves.filter(({ points, isDashed }) => points.length > 0 && !isDashed) };
  return endNames(facet, ratio).map(({ ratio: own, x, y, isLit }) => (
    <text key={own} className={isLit ? 'hall-lit-name' : 'hall-tick'} x={x - 4} y={y} dy="0.34em">
      {formatRatio(own)}
    </text>
  ));
}

interface HallCurvesProps {
  readonly step: ShownStep;
  readonly probes: readonly HallProbe[];
  readonly size: Size;
  readonly unit: number;
  readonly scale: RatioScale;
}

/** Numbers of every cell over time, to be read from far away: mean and 95 % band of the lit cells, means of the others. */
export function HallCurves({ step, probes, size, unit, scale }: HallCurvesProps) {
  const { width, height } = sceneSize(size, unit);
  const scene = useMemo(() => hallCurveScene(step, probes, { width, height }), [step, probes, width, height]);
  const { frame, curves, until } = scene;
  const { timeAxis, curves: style } = step.view;
  const yLabel = yLabelOf(probes);
  const isLit = step.lit.cells.size > 0;
  const drawn = curves.filter(({ points }) => points.length > 0);
  return (
    <svg
      className="hall-svg"
      role="img"
      data-panel={probes[0]?.probe}
      aria-label={LECTURE.curves.summary(yLabel, TIME_AXES[timeAxis].name, drawn.length)}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <HallAxes frame={frame} x={scene.xTicks} y={scene.yTicks} xLabel={TIME_AXES[timeAxis].axis} yLabel={yLabel} />
      {until !== null && (
        <>
          <clipPath id="hall-seen">
            <rect x={0} y={0} width={until} height={height} />
          </clipPath>
          <g className="hall-rest">
            {drawn.map((curve) => (
              <path key={curve.key} className="hall-line" d={curve.line} stroke={scale(curve.ratio)} />
            ))}
          </g>
        </>
      )}
      <g clipPath={until === null ? undefined : 'url(#hall-seen)'}>
        {drawn.map((curve) => (
          <Curve key={curve.key} curve={curve} colour={scale(curve.ratio)} isFaint={isLit} />
        ))}
      </g>
      {until !== null && <line className="hall-until" x1={until} x2={until} y1={frame.top} y2={frame.bottom} />}
      {drawn.length === 0 && (
        <text className="hall-tick" x={frame.left + 8} y={frame.top + 20}>
          {LECTURE.curves.empty}
        </text>
      )}
      {isLit && (
        <text className="hall-tick hall-over" x={frame.left + 8} y={frame.bottom - 10}>
          {style === 'median'
            ? LECTURE.curves.quartiles(unitsText(step.sweep))
            : LECTURE.curves.band(unitsText(step.sweep))}
        </text>
      )}
      <EndNames scene={scene} ratio={step.lit.ratio} />
    </svg>
  );
}
