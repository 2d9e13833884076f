import { useMemo } from 'react';
import { textWidth } from '../../../figure/words.ts';
import type { BoardSweep, MapQuantity } from '../../../state/app-state.ts';
import { runsOf, sameRatio } from '../../../state/selectors.ts';
import { unitKindOf } from '../../../sweep/results/units.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import { mapColour, type RatioScale, type Scheme } from '../../charts/colours.ts';
import type { Size } from '../../charts/frame.ts';
import { domainKey, useGrowingDomain } from '../../charts/growing-domain.ts';
import { cellOf } from '../../charts/use-pointing.ts';
import { useMapKeys } from '../../map/use-map-keys.ts';
import { useMapPointing } from '../../map/use-map-pointing.ts';
import { useOpenMicroscope } from '../../microscope/use-open-microscope.ts';
import { comparisonWords, QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { useHighlight } from '../../use-highlight.ts';
import { momentKey, useMoment } from '../../use-moment.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { MAP } from '../words.ts';
import { COLOUR_BAR_HEIGHT, ColourBar } from './ColourBar.tsx';
import { MapAxes } from './MapAxes.tsx';
import { DifferingCells, MapCells } from './MapCells.tsx';
import { DiagonalLines, DiagonalNames } from './MapDiagonals.tsx';
import { type MapCell, mapScene, quantityExtent } from './scene.ts';

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

/** Hatching of diverged cells. */
export const Hatch = () => (
  <pattern id="hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect className="hatch-ground" width={6} height={6} />
    <line className="hatch-line" x1={0} x2={0} y1={0} y2={6} />
  </pattern>
);

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

/** What is hovered or selected, and the resulting emphasis of cells and diagonals. */
function useEmphasis({ plan }: BoardSweep, cells: readonly MapCell[]) {
  const selected = useApp((state) => state.selected);
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const highlighted = useHighlight();
  const selectedRuns = useMemo(() => selected && runsOf(selected, plan), [selected, plan]);
  const has = (runs: ReadonlySet<number>, { cell }: MapCell) => cell.results.some(({ run }) => runs.has(run.id));
  return {
    isSelected: (item: MapCell) => selectedRuns !== null && has(selectedRuns, item),
    emphasisOf: (item: MapCell) => (highlighted ? (has(highlighted, item) ? 'lit' : 'dim') : 'none'),
    isLit: (ratio: number) => pointed?.kind === 'ratio' && sameRatio(pointed.ratio, ratio),
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

/** The map: axes, cells, diagonals and colour bar, for pointer and keyboard. */
export function MapFigure(props: MapFigureProps) {
  const { sweep, quantity, size, scheme, scale } = props;
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const { scene, domain, inner, at, hasNumbers } = useMapScene(props);
  const { layout, cells, diagonals } = scene;
  const { isSelected, emphasisOf, isLit, pointedCell } = useEmphasis(sweep, cells);
  const differs = useDiffering();
  const columns = sweep.plan.learningRates.length;
  const look = useOpenMicroscope();
  const selectAlso = useApp((state) => state.selectAlso);
  const keys = useMapKeys(cells, columns, (item, { shiftKey }) => {
    const cell = cellOf(item.cell);
    if (shiftKey) selectAlso(cell);
    else if (isSelected(item)) look(cell);
    else select(cell);
  });
  const pointing = useMapPointing(cells, columns, keys.onFocusCell);
  const { kind, axis, name, format, tick } = QUANTITIES[quantity];
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is a group of widgets, each with its own name.
    <svg
      className="plot-svg map-svg"
      data-panel="map"
      data-title={ADD_PANEL.panelNames.map}
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      {...pointing}
    >
      <defs>
        <Hatch />
      </defs>
      <MapAxes layout={layout} learningRates={sweep.plan.learningRates} batchSizes={sweep.plan.batchSizes} />
      <DiagonalLines diagonals={diagonals} scale={scale} look="under" />
      <MapCells
        cells={cells}
        columns={columns}
        side={layout.side}
        scheme={scheme}
        format={format}
        hasNumbers={hasNumbers}
        focus={keys.focus}
        onKeyDown={keys.onKeyDown}
        emphasisOf={emphasisOf}
        isSelected={isSelected}
        differs={differs}
      />
      <DiagonalLines diagonals={diagonals} scale={scale} look="over" />
      <DifferingCells cells={cells.filter(differs)} side={layout.side} />
      <DiagonalLines diagonals={diagonals.filter(({ ratio }) => isLit(ratio))} scale={scale} look="lit" />
      <DiagonalNames
        diagonals={diagonals}
        isLit={isLit}
        onHover={(ratio) => hover(ratio === null ? null : { kind: 'ratio', ratio })}
        onSelect={(ratio) => select({ kind: 'ratio', ratio })}
      />
      {domain && (
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
      )}
    </svg>
  );
}
