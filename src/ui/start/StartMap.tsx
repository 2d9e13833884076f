import { memo } from 'react';
import type { Selection } from '../../state/app-state.ts';
import { sameRatio } from '../../state/selectors.ts';
import type { RatioScale, Scheme } from '../charts/colours.ts';
import type { Size } from '../charts/frame.ts';
import { cellOf } from '../charts/use-pointing.ts';
import { MapGrid } from '../map/MapGrid.tsx';
import { useMapKeys } from '../map/use-map-keys.ts';
import { useMapPointing } from '../map/use-map-pointing.ts';
import { useOpenMicroscope } from '../microscope/use-open-microscope.ts';
import { useApp } from '../use-app.ts';
import { LitDiagonal, UnlitDiagonals } from './MapLines.tsx';
import type { StartCell, StartMapScene } from './map-scene.ts';
import { RatioNames } from './RatioNames.tsx';
import { StartCellMark } from './StartCellMark.tsx';
import { useLit } from './use-lit.tsx';
import { MAP } from './words.ts';

interface StartMapProps {
  readonly scene: StartMapScene;
  readonly size: Size;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
  readonly targetLoss: number;
  readonly describedBy: string;
}

/** Hatching of diverged cells, at 45°. */
const Hatch = memo(function Hatch() {
  return (
    <pattern id="start-hatch" width={7} height={7} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line className="start-hatch-line" x1={0} x2={0} y1={0} y2={7} />
    </pattern>
  );
});

const isChosen = (item: StartCell, selected: Selection | null) =>
  selected?.kind === 'cell' &&
  item.cell.learningRate === selected.learningRate &&
  item.cell.batchSize === selected.batchSize;

/** The map: cells as a grid for the keyboard, diagonals behind their curves, ratios at their ends. */
export function StartMap({ scene, size, scheme, scale, targetLoss, describedBy }: StartMapProps) {
  const { layout, cells, diagonals, slope } = scene;
  const columns = layout.columns.length;
  const lit = useLit();
  const selected = useApp((state) => state.selected);
  const look = useOpenMicroscope();
  const keys = useMapKeys(cells, columns, (item) => look(cellOf(item.cell)));
  const pointing = useMapPointing(cells, columns, keys.onFocusCell);
  const isLit = (ratio: number) => lit !== null && sameRatio(ratio, lit.ratio);
  const litDiagonal = diagonals.find(({ ratio }) => isLit(ratio));
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it is a group of widgets, each with its own name.
    <svg
      className="start-svg"
      data-panel="map"
      width={size.width}
      height={size.height}
      viewBox={`0 0 ${size.width} ${size.height}`}
      {...pointing}
    >
      <defs>
        <Hatch />
      </defs>
      <UnlitDiagonals diagonals={diagonals} scale={scale} />
      {litDiagonal && <LitDiagonal diagonal={litDiagonal} scale={scale} />}
      <MapGrid
        name={MAP.name}
        describedBy={describedBy}
        cells={cells}
        columns={columns}
        focus={keys.focus}
        onKeyDown={keys.onKeyDown}
      >
        {(item, isFocusable) => (
          <StartCellMark
            key={`${item.cell.learningRate} ${item.cell.batchSize}`}
            item={item}
            side={layout.side}
            scheme={scheme}
            colour={scale(item.ratio)}
            isLit={isLit(item.ratio)}
            isFocusable={isFocusable}
            targetLoss={targetLoss}
            slope={slope}
          />
        )}
      </MapGrid>
      {litDiagonal && (
        <Rings
          cells={cells.filter((item) => isLit(item.ratio))}
          side={layout.side}
          colour={scale(litDiagonal.ratio)}
          selected={selected}
        />
      )}
      <RatioNames diagonals={diagonals} litRatio={lit?.ratio ?? null} />
    </svg>
  );
}

/** Around the cells of the lit ratio; a kept cell has a second one. */
function Rings({
  cells,
  side,
  colour,
  selected,
}: {
  cells: readonly StartCell[];
  side: number;
  colour: string;
  selected: Selection | null;
}) {
  const width = Math.min(4, Math.max(2, side / 26));
  return (
    <g className="start-rings">
      {cells.map((item) => (
        <rect
          key={`${item.column} ${item.row}`}
          x={item.x - width / 2 - 0.5}
          y={item.y - width / 2 - 0.5}
          width={side + width + 1}
          height={side + width + 1}
          rx={Math.min(5, side / 10)}
          stroke={colour}
          strokeWidth={isChosen(item, selected) ? width + 2 : width}
        />
      ))}
    </g>
  );
}
