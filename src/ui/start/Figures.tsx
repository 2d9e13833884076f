import './start-figures.css';
import { lazy, memo, useEffect, useId, useMemo, useState } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { cellCurves } from '../../state/cell-curves.ts';
import type { Clock } from '../../sweep/results/clock.ts';
import type { RatioScale } from '../charts/colours.ts';
import { useSize } from '../charts/use-size.ts';
import { rhoText } from '../panels/gap/rho-text.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { unitsText } from '../units-text.ts';
import { CurveFigure } from './CurveFigure.tsx';
import { completeCells, gapQuantityOf } from './complete-cells.ts';
import type { CurveProbe } from './curve-scene.ts';
import { FigureHead } from './FigureHead.tsx';
import type { SweepFinding } from './finding.ts';
import { rangeText } from './number-text.ts';
import { isUneven } from './uneven.ts';
import { useLit } from './use-lit.tsx';
import { CURVES, GAP } from './words.ts';

interface FigureProps {
  readonly sweep: BoardSweep | null;
  readonly finding: SweepFinding | null;
  readonly scale: RatioScale;
  readonly isNarrow: boolean;
}

// Empty until all seeds of a cell are in, some seconds after the first paint.
const LazyGapPlot = lazy(() => import('./GapPlot.tsx'));

const BOTH: readonly Clock[] = ['steps', 'etaSteps'];
const ONE: readonly Clock[] = ['etaSteps'];

type CollapseOf = typeof import('./collapse.ts').collapseOf;

/** What says how far curves coincide: fetched when a sweep has finished, and not before the first paint. */
function useCollapseOf(isWanted: boolean): CollapseOf | null {
  const [loaded, setLoaded] = useState<CollapseOf | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    import('./collapse.ts')
      .then(({ collapseOf }) => setLoaded(() => collapseOf))
      // Without it the figure has its plain title.
      .catch(() => {});
  }, [isWanted]);
  return loaded;
}

/** The title of the sharpness figure: that the lit curves are one on η·step, where they are. */
function useSharpnessTitle(sweep: BoardSweep | null): { title: string; note: string } {
  const ratio = useLit()?.ratio ?? null;
  const collapseOf = useCollapseOf(sweep?.status === 'finished');
  return useMemo(() => {
    if (!sweep) return { title: CURVES.sharpness, note: '' };
    const band = CURVES.band(unitsText(sweep));
    if (sweep.status !== 'finished') return { title: CURVES.training, note: band };
    const found = ratio === null ? null : (collapseOf?.(sweep, ratio) ?? null);
    if (!found) return { title: CURVES.sharpness, note: band };
    const { cells, spread, upTo } = found;
    const title = upTo === null ? CURVES.collapsed(cells) : CURVES.collapsedUpTo(cells, upTo);
    return { title, note: `${CURVES.within(spread)}; ${band}` };
  }, [sweep, ratio, collapseOf]);
}

function SharpnessHead({ id, sweep }: { id: string; sweep: BoardSweep | null }) {
  const { title, note } = useSharpnessTitle(sweep);
  return <FigureHead id={id} title={title} note={note} />;
}

interface CurvesFigureProps extends Omit<FigureProps, 'finding'> {
  readonly probe: CurveProbe;
}

/** Mean curves of every cell: λ₁ on two clocks, or on a narrow page on one; or the training loss. */
export const CurvesFigure = memo(function CurvesFigure({ sweep, scale, isNarrow, probe }: CurvesFigureProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const id = useId();
  const clocks = isNarrow ? ONE : BOTH;
  const name = probe === 'sharpness' ? CURVES.sharpnessNarrow : CURVES.trainLoss;
  const summary = CURVES.summary(
    name,
    sweep ? cellCurves(sweep, probe).filter(({ points }) => points.length > 0).length : 0,
    clocks.map((clock) => CURVES.xLabel[clock]).join(CURVES.and),
  );
  return (
    <section className="start-figure start-figure-curves" aria-labelledby={id}>
      {probe === 'sharpness' ? (
        <SharpnessHead id={id} sweep={sweep} />
      ) : (
        <FigureHead id={id} title={name} note={sweep ? CURVES.band(unitsText(sweep)) : ''} />
      )}
      <div ref={ref} className="start-figure-body">
        {size && size.height > 0 && (
          <CurveFigure sweep={sweep} probe={probe} clocks={clocks} size={size} scale={scale} summary={summary} />
        )}
      </div>
    </section>
  );
});

function gapTitle(sweep: BoardSweep | null, finding: SweepFinding | null): { title: string; note: string } {
  if (!sweep) return { title: GAP.named, note: '' };
  const { plan, status } = sweep;
  const all = plan.learningRates.length * plan.batchSizes.length;
  const cells = completeCells(sweep, gapQuantityOf(plan)).length;
  const trend = finding?.gap;
  if (status !== 'finished' || !trend) return { title: GAP.named, note: GAP.few(cells, all, unitsText(sweep)) };
  const { estimate, interval, cells: counted } = trend.correlation;
  return {
    title: isUneven(trend) ? GAP.uneven[trend.direction] : GAP[trend.direction],
    note: GAP.correlation(rhoText(estimate), rangeText(interval, rhoText), counted, unitsText(sweep)),
  };
}

/** The generalization gap of every complete cell against η/B. */
export const GapFigureSection = memo(function GapFigureSection({ sweep, finding, scale }: FigureProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const id = useId();
  const { title, note } = gapTitle(sweep, finding);
  const all = sweep ? sweep.plan.learningRates.length * sweep.plan.batchSizes.length : 0;
  const cells = sweep ? completeCells(sweep, gapQuantityOf(sweep.plan)).length : 0;
  return (
    <section className="start-figure start-figure-gap" aria-labelledby={id}>
      <FigureHead id={id} title={title} note={note} />
      <div ref={ref} className="start-figure-body">
        {sweep && size && size.height > 0 && (
          <LazyPart>
            <LazyGapPlot sweep={sweep} size={size} scale={scale} summary={`${GAP.summary(cells, all)} ${note}.`} />
          </LazyPart>
        )}
      </div>
    </section>
  );
});
