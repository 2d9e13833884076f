import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { sameRatio } from '../../../state/selectors.ts';
import type { RatioScale } from '../../charts/colours.ts';
import type { DrawnShape } from '../../charts/drawn-shapes.ts';
import type { Size } from '../../charts/frame.ts';
import { ShapeCanvas } from '../../charts/ShapeCanvas.tsx';
import { cellOf } from '../../charts/use-pointing.ts';
import { keepVectorLayers } from '../../export/vector-layers.ts';
import type { Diagonal } from '../../map/diagonals.ts';
import type { MapLayout } from '../../map/map-layout.ts';
import { useMapKeys } from '../../map/use-map-keys.ts';
import { useMapPointing } from '../../map/use-map-pointing.ts';
import { useOpenMicroscope } from '../../microscope/use-open-microscope.ts';
import { useApp } from '../../use-app.ts';
import { MapAxes } from './MapAxes.tsx';
import { DiagonalLines, DiagonalNames } from './MapDiagonals.tsx';

interface FramedCell {
  readonly cell: { readonly learningRate: number; readonly batchSize: number };
}

/** What the cells of a map share: the tab stop, and the keys that move it. */
export interface CellKeys {
  readonly columns: number;
  readonly side: number;
  readonly focus: number;
  readonly onKeyDown: (event: KeyboardEvent<SVGGElement>) => void;
}

interface MapFrameProps<C extends FramedCell> {
  /** Name and title of the figure where it is exported; `note`: below it there. */
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly size: Size;
  readonly scale: RatioScale;
  readonly scene: {
    readonly layout: MapLayout;
    readonly cells: readonly C[];
    readonly diagonals: readonly Diagonal[];
    readonly learningRates: readonly number[];
    readonly batchSizes: readonly number[];
  };
  isSelected(item: C): boolean;
  /** Painted under everything else, the diagonals among it. Default: nothing, and the diagonals are in the svg. */
  readonly shapes?: readonly DrawnShape[];
  /** The cells. */
  readonly children: (keys: CellKeys) => ReactNode;
  /** Between the cells and the highlighted diagonal. */
  readonly over?: ReactNode;
  readonly bar: ReactNode;
}

/** Hatching of diverged cells. */
const Hatch = () => (
  <pattern id="hatch" width={6} height={6} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <rect className="hatch-ground" width={6} height={6} />
    <line className="hatch-line" x1={0} x2={0} y1={0} y2={6} />
  </pattern>
);

/**
 * What every map of the board has around its cells: axes, diagonals with their names, a colour bar, pointer and keyboard. Enter
 * selects a cell, with Shift it too, and opens the microscope on one that is selected.
 */
export function MapFrame<C extends FramedCell>({ name, title, note, size, scale, scene, ...rest }: MapFrameProps<C>) {
  const { isSelected, shapes, children, over, bar } = rest;
  const { layout, cells, diagonals, learningRates, batchSizes } = scene;
  const hover = useApp((state) => state.hover);
  const select = useApp((state) => state.select);
  const selectAlso = useApp((state) => state.selectAlso);
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const look = useOpenMicroscope();
  const isLit = (ratio: number) => pointed?.kind === 'ratio' && sameRatio(pointed.ratio, ratio);
  const columns = learningRates.length;
  const keys = useMapKeys(cells, columns, (item, { shiftKey }) => {
    const cell = cellOf(item.cell);
    if (shiftKey) selectAlso(cell);
    else if (isSelected(item)) look(cell);
    else select(cell);
  });
  const pointing = useMapPointing(cells, columns, keys.onFocusCell);
  const svg = useRef<SVGSVGElement>(null);
  useEffect(() => {
    if (svg.current) keepVectorLayers(svg.current, shapes ? { under: shapes } : {});
  }, [shapes]);
  return (
    <div className="map-figure" style={{ width: size.width, height: size.height }}>
      {shapes && <ShapeCanvas className="plot-canvas" shapes={shapes} size={size} />}
      {/* biome-ignore lint/a11y/noSvgWithoutTitle: it is a group of widgets, each with its own name. */}
      <svg
        ref={svg}
        className="plot-svg map-svg"
        data-panel={name}
        data-title={title}
        data-note={note}
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        {...pointing}
      >
        <defs>
          <Hatch />
        </defs>
        <MapAxes layout={layout} learningRates={learningRates} batchSizes={batchSizes} />
        {!shapes && <DiagonalLines diagonals={diagonals} scale={scale} look="under" />}
        {children({ columns, side: layout.side, focus: keys.focus, onKeyDown: keys.onKeyDown })}
        {over}
        <DiagonalLines diagonals={diagonals.filter(({ ratio }) => isLit(ratio))} scale={scale} look="lit" />
        <DiagonalNames
          diagonals={diagonals}
          isLit={isLit}
          onHover={(ratio) => hover(ratio === null ? null : { kind: 'ratio', ratio })}
          onSelect={(ratio) => select({ kind: 'ratio', ratio })}
        />
        {bar}
      </svg>
    </div>
  );
}
