import './start.css';
import { lazy, useId, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { type RatioScale, ratioScale, type Scheme } from '../charts/colours.ts';
import { useSize } from '../charts/use-size.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { RunButton } from '../run-button/RunButton.tsx';
import { LazyPart } from '../shell/LazyPart.tsx';
import { useApp } from '../use-app.ts';
import { useNarrow } from '../use-size-class.ts';
import { useWasTrue } from '../use-was-true.ts';
import { DataPictures } from './DataPictures.tsx';
import { CurvesFigure, GapFigureSection } from './Figures.tsx';
import { FigureTabs } from './FigureTabs.tsx';
import type { SweepFinding } from './finding.ts';
import { type GridUnion, gridUnion } from './grid-union.ts';
import { Headline } from './Headline.tsx';
import { MapArea, mapWidth } from './MapArea.tsx';
import { mapSummary } from './map-summary.ts';
import { SettingSentence } from './SettingSentence.tsx';
import { useFindingOf } from './use-finding-of.ts';
import { type LitGrid, LitProvider } from './use-lit.tsx';
import { useShownBoard } from './use-shown-board.ts';

const LazyCaption = lazy(() => import('./StartCaption.tsx'));
const LazyNumbers = lazy(() => import('./Numbers.tsx'));
const LazyTurn = lazy(() => import('./YourTurn.tsx'));
const LazyMicroscope = lazy(() => import('./StartMicroscope.tsx'));

interface BoardProps {
  readonly sweep: BoardSweep | null;
  readonly finding: SweepFinding | null;
  readonly union: GridUnion;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
  readonly isNarrow: boolean;
  readonly isPrevious: boolean;
}

/** The map and the figures beside it, or under it on a narrow page. */
function StartBoard({ sweep, finding, union, scheme, scale, isNarrow, isPrevious }: BoardProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const summary = useId();
  const columns = !isNarrow && size ? { gridTemplateColumns: `${mapWidth(union, size)}px minmax(0, 1fr)` } : undefined;
  const shared = { sweep, scale, isNarrow };
  return (
    <div ref={ref} className={isPrevious ? 'start-board start-board-previous' : 'start-board'} style={columns}>
      <p id={summary} className="visually-hidden">
        {mapSummary(sweep)}
      </p>
      <MapArea {...{ sweep, union, scheme, scale, isNarrow }} describedBy={summary} />
      {isNarrow ? (
        <FigureTabs
          show={(name) =>
            name === 'gap' ? (
              <GapFigureSection {...shared} finding={finding} />
            ) : (
              <CurvesFigure {...shared} probe={name === 'loss' ? 'trainLoss' : 'sharpness'} />
            )
          }
        />
      ) : (
        <div className="start-figures">
          <CurvesFigure {...shared} probe="sharpness" />
          <GapFigureSection {...shared} finding={finding} />
        </div>
      )}
    </div>
  );
}

/** The grid of a draft, for the ratios of a page without a sweep. */
const draftGrid = ({ learningRates, batchSizes }: GridUnion): LitGrid => ({
  learningRates: learningRates.map(({ value }) => value),
  batchSizes: batchSizes.map(({ value }) => value),
  runs: [],
});

/** The page that opens: one sentence, the map, two figures, and what they show. */
export function StartView() {
  const { sweep, isPrevious } = useShownBoard();
  const draft = useApp((state) => state.draft);
  const hasMicroscope = useWasTrue(useApp((state) => state.microscope !== null));
  const scheme = useColourScheme();
  const isNarrow = useNarrow();
  const plan = sweep?.plan ?? null;
  const union = useMemo(() => gridUnion(draft, plan), [draft, plan]);
  const grid = useMemo(() => plan ?? draftGrid(union), [plan, union]);
  const scale = useMemo(() => ratioScale(grid, scheme), [grid, scheme]);
  const finding = useFindingOf(sweep);
  const isEffect = finding?.sharpness && finding.sharpness.direction !== 'unclear';
  return (
    <LitProvider plan={grid} flatUpTo={isEffect ? (finding.sharpness?.flatUpTo ?? null) : null}>
      <main id="main" tabIndex={-1} className="start">
        <Headline sweep={sweep} finding={finding} scale={scale} />
        <SettingSentence isPrevious={isPrevious} />
        <div className="start-tools">
          <DataPictures scheme={scheme} />
          <RunButton className="start-run" />
        </div>
        <StartBoard {...{ sweep, finding, union, scheme, scale, isNarrow, isPrevious }} />
        {isNarrow && (
          <LazyPart>
            <LazyCaption sweep={sweep} finding={finding} part="rest" />
          </LazyPart>
        )}
        <div className="start-words">
          <LazyPart>
            <LazyCaption sweep={sweep} finding={finding} part={isNarrow ? 'first' : 'all'} />
          </LazyPart>
          <LazyPart>
            <LazyTurn sweep={sweep} />
          </LazyPart>
        </div>
        {sweep && (
          <LazyPart>
            <LazyNumbers sweep={sweep} />
          </LazyPart>
        )}
        {sweep && hasMicroscope && (
          <LazyPart>
            <LazyMicroscope sweep={sweep} scale={scale} />
          </LazyPart>
        )}
      </main>
    </LitProvider>
  );
}
