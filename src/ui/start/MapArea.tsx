import './start-map.css';
import { lazy, useMemo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { mapColour, type RatioScale, type Scheme } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { useSize } from '../charts/use-size.ts';
import { logPositions } from '../map/map-layout.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import type { GridUnion } from './grid-union.ts';
import { MarkedText } from './MarkedText.tsx';
import { MAP_STYLES, type StartMapScene, startMapScene } from './map-scene.ts';
import { StartMap } from './StartMap.tsx';
import { AXES, MAP } from './words.ts';

interface MapAreaProps {
  readonly sweep: BoardSweep | null;
  readonly union: GridUnion;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
  readonly isNarrow: boolean;
  readonly describedBy: string;
}

// Their places are kept: nothing moves when they come.
const LazyChips = lazy(() => import('./AxisChips.tsx'));

const STOPS = [0, 0.25, 0.5, 0.75] as const;
/** Below this width of the map its colour scale is short and has no name. */
const ROOM_FOR_NAME = 400;
/** Below this width of the map its scale ends at the edge of the figure: the name of the learning rate is on the same line. */
const ROOM_FOR_SCALE = 280;

/** What the colours of the cells mean. */
function Scale({ scene: { domain, layout }, scheme }: { scene: StartMapScene; scheme: Scheme }) {
  if (!domain) return null;
  const [low, high] = domain;
  const width = layout.right - layout.left;
  const hasName = width >= ROOM_FOR_NAME;
  const right = width >= ROOM_FOR_SCALE ? `calc(100% - ${layout.right}px)` : 0;
  const step = hasName ? 21 : 10;
  return (
    <p className="start-scale" style={{ right, top: layout.bottom + 40 }}>
      {hasName && (
        <span>
          <MarkedText text={MAP.scale} />
        </span>
      )}
      {MAP.flat(low)}
      <svg width={4 * step} height={10} aria-hidden="true">
        {STOPS.map((stop, i) => (
          <rect key={stop} x={i * step} width={step + 0.5} height={10} fill={mapColour(stop + 0.125, scheme)} />
        ))}
      </svg>
      {MAP.sharp(high)}
    </p>
  );
}

const spreadOf = (axis: GridUnion['learningRates']) => (logPositions(axis.map(({ value }) => value)).at(-1) ?? 0) + 1;

/** As high as square cells at the given width need, where the page scrolls. */
function ownHeight({ learningRates, batchSizes }: GridUnion, width: number): number {
  const { margins, largestPitch } = MAP_STYLES.narrow;
  const pitch = Math.min(largestPitch, (width - margins.left - margins.right) / spreadOf(learningRates));
  return Math.round(margins.top + margins.bottom + pitch * spreadOf(batchSizes));
}

/** As wide as square cells at the given height need, at most a given share of the width. */
export function mapWidth({ learningRates, batchSizes }: GridUnion, { width, height }: Size): number {
  const { margins, largestPitch } = MAP_STYLES.wide;
  const pitch = Math.min(largestPitch, (height - margins.top - margins.bottom) / spreadOf(batchSizes));
  return Math.round(Math.min(0.52 * width, margins.left + margins.right + pitch * spreadOf(learningRates)));
}

function MapFigureOf(props: MapAreaProps & { readonly size: Size }) {
  const { sweep, union, scheme, scale, isNarrow, size, describedBy } = props;
  const scene = useMemo(
    () => startMapScene(sweep, { union, size, style: MAP_STYLES[isNarrow ? 'narrow' : 'wide'] }),
    [sweep, union, size, isNarrow],
  );
  const budget = sweep?.plan.spec.budget;
  const { layout } = scene;
  return (
    <div className="start-map-figure" style={{ width: size.width, height: size.height }}>
      <StartMap
        scene={scene}
        size={size}
        scheme={scheme}
        scale={scale}
        targetLoss={budget?.kind === 'untilLoss' ? budget.loss : 0}
        describedBy={describedBy}
      />
      <LazyPart>
        <LazyChips axis="batchSizes" union={union} layout={layout} />
        <LazyChips axis="learningRates" union={union} layout={layout} />
      </LazyPart>
      <span className="start-axis-name" style={{ left: layout.left, top: layout.bottom + 40 }}>
        <MarkedText text={AXES.rate} />
      </span>
      <span
        className="start-axis-name start-axis-name-up"
        style={{ left: layout.left - (isNarrow ? 47 : 66), top: (layout.top + layout.bottom) / 2 }}
      >
        {isNarrow ? AXES.size : <MarkedText text={AXES.size} />}
      </span>
      <Scale scene={scene} scheme={scheme} />
    </div>
  );
}

/** The map at the size that the page has for it. */
export function MapArea(props: MapAreaProps) {
  const [ref, size] = useSize<HTMLDivElement>();
  const { isNarrow, union } = props;
  const width = size?.width ?? 0;
  const height = isNarrow ? ownHeight(union, width) : (size?.height ?? 0);
  const own = useMemo(() => ({ width, height }), [width, height]);
  return (
    <div ref={ref} className="start-map" style={isNarrow && width > 0 ? { height } : undefined}>
      {width > 0 && height > 0 && <MapFigureOf {...props} size={own} />}
    </div>
  );
}
