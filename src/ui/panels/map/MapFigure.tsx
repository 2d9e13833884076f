import { useCallback, useMemo } from 'react';
import { textWidth } from '../../../figure/words.ts';
import type { BoardSweep, MapQuantity } from '../../../state/app-state.ts';
import { runsOf } from '../../../state/selectors.ts';
import { unitKindOf } from '../../../sweep/results/units.ts';
import type { RunId, SweepPlan } from '../../../sweep/sweep-plan.ts';
import { mapColour, type RatioScale, type Scheme } from '../../charts/colours.ts';
import type { Size } from '../../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../../charts/growing-domain.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { momentKey, useMoment } from '../../use-moment.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { MAP } from '../words.ts';
import { COLOUR_BAR_HEIGHT, ColourBar } from './ColourBar.tsx';
import { type Emphasis, mapShapes } from './cell-shapes.ts';
import { DifferingCells, MapCells } from './MapCells.tsx';
import { DiagonalLines } from './MapDiagonals.tsx';
import { MapFrame } from './MapFrame.tsx';
import { type MapCell, type MapScene, mapScene, quantityExtent } from './scene.ts';

interface MapFigureProps {
  readonly sweep: BoardSweep;
  readonly quantity: MapQuantity;
  readonly size: Size;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
}

/** Label of the colour bar: the long name where it fits into `width`. */
function barLabel(plan: SweepPlan, width: number, { name, axis }: { name: string; axis: string }) {
  const long = MAP.colour(axis, unitKindOf(plan));
  return textWidth(long) <= width ? long : MAP.colour(name, unitKindOf(plan));
}

function useMapScene({ sweep, quantity, size }: MapFigureProps) {
  const { kind } = QUANTITIES[quantity];
  const at = useMoment();
  const extent = useMemo(() => quantityExtent(sweep, quantity, at), [sweep, quantity, at]);
  const domain = useGrowingDomain(domainKey(sweep, `${quantity} ${momentKey(at)}`), extent, kind);
  const inner = useMemo(() => ({ width: size.width, height: size.height - COLOUR_BAR_HEIGHT }), [size]);
  const content = useApp((state) => state.view.cellContent);
  const miniature = content === 'colour' || content === 'number' ? null : content;
  const scene = useMemo(
    () => mapScene(sweep, { quantity, at, domain, size: inner, miniature }),
    [sweep, quantity, at, domain, inner, miniature],
  );
  return { scene, domain, inner, at, hasNumbers: content !== 'colour' };
}

const hasRun = ({ cell }: MapCell, runs: ReadonlySet<RunId>) => cell.results.some(({ run }) => runs.has(run.id));

/** What is hovered or selected, and the resulting emphasis of cells. */
function useEmphasis({ plan }: BoardSweep, cells: readonly MapCell[]) {
  const selected = useApp((state) => state.selected);
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const highlighted = useHighlight();
  const selectedRuns = useMemo(() => selected && runsOf(selected, plan), [selected, plan]);
  const emphasisOf = useCallback(
    (item: MapCell): Emphasis => (highlighted ? (hasRun(item, highlighted) ? 'lit' : 'dim') : 'none'),
    [highlighted],
  );
  return {
    isSelected: (item: MapCell) => selectedRuns !== null && hasRun(item, selectedRuns),
    emphasisOf,
    pointedCell: cells.find(
      ({ cell }) =>
        pointed?.kind === 'cell' && cell.learningRate === pointed.learningRate && cell.batchSize === pointed.batchSize,
    ),
  } as const;
}

/** Whether a cell differs from what the sweep's link promises. */
function useDiffering() {
  const reproduction = useApp((state) => state.reproduction);
  const cells = reproduction?.state === 'differs' ? reproduction.cells : [];
  return ({ cell }: MapCell) =>
    cells.some(({ learningRate, batchSize }) => cell.learningRate === learningRate && cell.batchSize === batchSize);
}

interface ShapesLook extends Pick<MapFigureProps, 'scheme' | 'scale'> {
  emphasisOf(item: MapCell): Emphasis;
}

/** What is painted of the map: the same while nothing about it changes. */
function useShapes({ layout: { side }, cells, diagonals }: MapScene, { scheme, scale, emphasisOf }: ShapesLook) {
  return useMemo(
    () => mapShapes(cells, diagonals, { side, scheme, scale, emphasisOf }),
    [cells, diagonals, side, scheme, scale, emphasisOf],
  );
}

/** The map: axes, cells, diagonals and colour bar, for pointer and keyboard. */
export function MapFigure(props: MapFigureProps) {
  const { sweep, quantity, size, scheme, scale } = props;
  const { scene, domain, inner, at, hasNumbers } = useMapScene(props);
  const { layout, cells, diagonals } = scene;
  const { learningRates, batchSizes } = sweep.plan;
  const { isSelected, emphasisOf, pointedCell } = useEmphasis(sweep, cells);
  const differs = useDiffering();
  const shapes = useShapes(scene, { scheme, scale, emphasisOf });
  const { kind, axis, name, format, tick } = QUANTITIES[quantity];
  return (
    <MapFrame
      name="map"
      title={ADD_PANEL.panelNames.map}
      size={size}
      scale={scale}
      scene={{ ...scene, learningRates, batchSizes }}
      shapes={shapes}
      isSelected={isSelected}
      over={
        <>
          <DiagonalLines diagonals={diagonals} scale={scale} look="over" />
          <DifferingCells cells={cells.filter(differs)} side={layout.side} />
        </>
      }
      bar={
        domain && (
          <ColourBar
            domain={domain}
            kind={kind}
            label={barLabel(sweep.plan, inner.width - layout.left, { name, axis: `${axis} ${comparisonWords(at)}` })}
            format={tick}
            colour={(t) => mapColour(t, scheme)}
            x={layout.left}
            y={Math.min(inner.height, layout.bottom + 50)}
            width={layout.right - layout.left}
            mark={pointedCell?.shown ?? null}
          />
        )
      }
    >
      {(keys) => (
        <MapCells
          {...keys}
          cells={cells}
          scheme={scheme}
          format={format}
          hasNumbers={hasNumbers}
          emphasisOf={emphasisOf}
          isSelected={isSelected}
          differs={differs}
        />
      )}
    </MapFrame>
  );
}
