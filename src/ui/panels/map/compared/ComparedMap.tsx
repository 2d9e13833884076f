import './compared-map.css';
import { useMemo } from 'react';
import type { BoardSweep, MapQuantity, Selection } from '../../../../state/app-state.ts';
import { sameRatio } from '../../../../state/selectors.ts';
import { mapColour, type RatioScale, type Scheme } from '../../../charts/colours.ts';
import { differenceColour } from '../../../charts/diverging-colours.ts';
import type { Size } from '../../../charts/frame.ts';
import { contrastName } from '../../../comparison/contrast-text.ts';
import { comparisonWords, contrastOf, QUANTITIES } from '../../../quantities.ts';
import { useApp } from '../../../use-app.ts';
import { useMoment } from '../../../use-moment.ts';
import { ADD_PANEL, COMPARISON } from '../../../workbench/words.ts';
import { MAP } from '../../words.ts';
import { COLOUR_BAR_HEIGHT, ColourBar } from '../ColourBar.tsx';
import { MapFrame } from '../MapFrame.tsx';
import type { ShownValues } from './ComparedCellContent.tsx';
import { ComparedCells } from './ComparedCells.tsx';
import { type ComparedMapCell, type ComparedScene, comparedScene, equalityShown } from './scene.ts';

interface ComparedMapProps {
  readonly a: BoardSweep;
  readonly b: BoardSweep;
  readonly shows: ShownValues;
  readonly quantity: MapQuantity;
  readonly size: Size;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
}

/** What the cells show, in words. */
function namesOf(shows: ShownValues): string {
  if (shows === 'both') return MAP.both;
  return shows === 'contrast' ? MAP.contrast : shows.toUpperCase();
}

/** The cells of a selection on the board; of a run its cell. */
function isIn(selection: Selection, { plan }: BoardSweep, { cell }: ComparedMapCell): boolean {
  const { learningRate, batchSize } = cell;
  if (selection.kind === 'cell') return learningRate === selection.learningRate && batchSize === selection.batchSize;
  if (selection.kind === 'ratio') return sameRatio(learningRate / batchSize, selection.ratio);
  const runs = selection.kind === 'runs' ? selection.runs : [selection.run];
  return runs.some((id) => {
    const run = plan.runs[id];
    return run?.learningRate === learningRate && run.batchSize === batchSize;
  });
}

interface BarProps extends Pick<ComparedMapProps, 'shows' | 'quantity' | 'scheme'> {
  readonly scene: ComparedScene;
  readonly y: number;
  readonly pointed: ComparedMapCell | undefined;
}

/** What the colours mean: one scale for both sweeps, or that of differences about equality. */
function Bar({ scene: { layout, domain, range }, shows, quantity, scheme, y, pointed }: BarProps) {
  const at = useMoment();
  const { kind, name, tick, format, factor } = QUANTITIES[quantity];
  const place = { x: layout.left, y, width: layout.right - layout.left };
  const when = comparisonWords(at);
  if (shows !== 'contrast') {
    if (!domain) return null;
    const value = shows === 'b' ? pointed?.b : pointed?.a;
    return (
      <ColourBar
        {...place}
        domain={domain}
        kind={kind}
        label={MAP.colourOf(`${name} ${when}`)}
        format={tick}
        colour={(t) => mapColour(t, scheme)}
        mark={value?.shown ?? null}
      />
    );
  }
  const isRatio = contrastOf(quantity) === 'ratio';
  const estimate = pointed?.contrast?.estimate;
  return (
    <ColourBar
      {...place}
      domain={range}
      kind={isRatio ? 'log' : 'linear'}
      label={MAP.colourOfContrast(contrastName(quantity), `${name} ${when}`)}
      values={[range[0], equalityShown(quantity), range[1]]}
      format={isRatio ? tick : format}
      colour={(t) => differenceColour(2 * t - 1, scheme)}
      mark={estimate === undefined ? null : isRatio ? estimate : factor * estimate}
    />
  );
}

/** The map of two sweeps: both values in each cell, those of one of them, or B against A; for pointer and keyboard. */
export function ComparedMap({ a, b, shows, quantity, size, scheme, scale }: ComparedMapProps) {
  const at = useMoment();
  const selected = useApp((state) => state.selected);
  const pointed = useApp((state) => state.hovered ?? state.selected);
  const inner = useMemo(() => ({ width: size.width, height: size.height - COLOUR_BAR_HEIGHT }), [size]);
  const scene = useMemo(() => comparedScene(a, b, { quantity, at, size: inner }), [a, b, quantity, at, inner]);
  const { layout, cells } = scene;
  const isSelected = (item: ComparedMapCell) => selected !== null && isIn(selected, a, item);
  return (
    <MapFrame
      name={shows === 'b' ? 'map-b' : 'map'}
      title={`${ADD_PANEL.panelNames.map}, ${namesOf(shows)}`}
      size={size}
      scale={scale}
      scene={scene}
      isSelected={isSelected}
      bar={
        <Bar
          scene={scene}
          shows={shows}
          quantity={quantity}
          scheme={scheme}
          y={Math.min(inner.height, layout.bottom + 50)}
          pointed={cells.find((item) => pointed?.kind === 'cell' && isIn(pointed, a, item))}
        />
      }
    >
      {(keys) => (
        <ComparedCells
          {...keys}
          cells={cells}
          scheme={scheme}
          quantity={quantity}
          shows={shows}
          name={shows === 'contrast' ? COMPARISON.mapOfDifference : COMPARISON.mapOf(namesOf(shows))}
          emphasisOf={(item) => (pointed ? (isIn(pointed, a, item) ? 'lit' : 'dim') : 'none')}
          isSelected={isSelected}
        />
      )}
    </MapFrame>
  );
}
