import './map.css';
import { useMemo } from 'react';
import { type BoardSweep, MAP_QUANTITIES, type MapQuantity } from '../../../state/app-state.ts';
import type { ComparisonDisplay } from '../../../state/panel-view.ts';
import type { SweepPlan } from '../../../sweep/sweep-plan.ts';
import type { RatioScale, Scheme } from '../../charts/colours.ts';
import type { Size } from '../../charts/frame.ts';
import { useSize } from '../../charts/use-size.ts';
import { useColourScheme } from '../../colour-scheme.ts';
import { EachSweep, halvesOf, wholeOf } from '../../comparison/EachSweep.tsx';
import { unionOfGrids } from '../../comparison/paired-cells.ts';
import { type Comparison, useComparison } from '../../comparison/use-comparison.ts';
import { quantityEntry } from '../../glossary/registry-entries.ts';
import { TermMark } from '../../glossary/TermMark.tsx';
import { logPositions, MAP_MARGINS } from '../../map/map-layout.ts';
import { QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { useWide } from '../../use-size-class.ts';
import { ADD_PANEL } from '../../workbench/words.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { QuantityTable } from '../QuantityTable.tsx';
import { MAP, PANEL } from '../words.ts';
import { COLOUR_BAR_HEIGHT } from './ColourBar.tsx';
import type { ShownValues } from './compared/ComparedCellContent.tsx';
import { ComparedMap } from './compared/ComparedMap.tsx';
import { ComparedCaption, ComparedReadoutView } from './compared/ComparedNotes.tsx';
import { MapFigure } from './MapFigure.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapReadout } from './MapNotes.tsx';

type Grid = Pick<SweepPlan, 'learningRates' | 'batchSizes'>;

/** What the cells of a map show beside another sweep. */
function valuesShown(display: ComparisonDisplay, isB: boolean): ShownValues {
  if (display === 'sideBySide') return isB ? 'b' : 'a';
  return display === 'overlay' ? 'both' : 'contrast';
}

/** As high as square cells at full width need, up to `room`; null for a page that scrolls. */
function figureSize({ learningRates, batchSizes }: Grid, width: number, room: number | null): Size {
  const u = logPositions(learningRates);
  const v = logPositions(batchSizes);
  const pitch = (width - MAP_MARGINS.left - MAP_MARGINS.right) / ((u.at(-1) ?? 0) + 1);
  const wanted =
    Math.min(pitch, 132) * ((v.at(-1) ?? 0) + 1) + MAP_MARGINS.top + MAP_MARGINS.bottom + COLOUR_BAR_HEIGHT;
  return { width, height: Math.round(room === null ? wanted : Math.min(wanted, Math.max(220, room))) };
}

interface MapBodyProps {
  readonly sweep: BoardSweep;
  readonly scheme: Scheme;
  readonly scale: RatioScale;
  readonly room: Size;
}

/** The height that is left for the map above its notes; null on a page that scrolls. */
function useMapRoom(room: Size) {
  const isWide = useWide();
  const [ref, notes] = useSize<HTMLDivElement>();
  return { ref, isMeasured: notes !== null, left: isWide && notes ? room.height - notes.height : null };
}

function MapBody({ sweep, scheme, scale, room }: MapBodyProps) {
  const quantity = useApp((state) => state.view.mapQuantity);
  const { ref, isMeasured, left } = useMapRoom(room);
  const size = useMemo(() => figureSize(sweep.plan, room.width, left), [sweep.plan, room.width, left]);
  return (
    <>
      {isMeasured && <MapFigure sweep={sweep} quantity={quantity} size={size} scheme={scheme} scale={scale} />}
      <div className="map-notes" ref={ref}>
        <MapReadout sweep={sweep} />
        <MapLegend sweep={sweep} />
      </div>
    </>
  );
}

/** The map of both sweeps, or a map of each in two columns or rows, with the notes on both. */
function ComparedMapBody({
  sweep,
  comparison,
  scheme,
  scale,
  room,
}: MapBodyProps & { readonly comparison: Comparison }) {
  const quantity = useApp((state) => state.view.mapQuantity);
  const { ref, isMeasured, left } = useMapRoom(room);
  const { sweep: other, display } = comparison;
  const size = useMemo(() => {
    const grid = unionOfGrids(sweep.plan, other.plan);
    if (display !== 'sideBySide') return figureSize(grid, room.width, left);
    const whole = { width: room.width, height: left ?? Number.POSITIVE_INFINITY };
    const half = halvesOf(whole);
    const one = figureSize(grid, half.width, left === null ? null : half.height);
    return { width: room.width, height: wholeOf(half.areColumns, one.height) };
  }, [sweep.plan, other.plan, display, room.width, left]);
  const shared = { a: sweep, b: other, quantity, scheme, scale };
  return (
    <>
      {isMeasured && (
        <EachSweep sweep={sweep} size={size}>
          {(each, half) => (
            <ComparedMap {...shared} size={half} shows={valuesShown(display, each.plan === other.plan)} />
          )}
        </EachSweep>
      )}
      <div className="map-notes map-notes-compared" ref={ref}>
        <ComparedCaption />
        <ComparedReadoutView a={sweep} b={other} />
      </div>
    </>
  );
}

/** Every cell of the sweep at once. */
export function MapPanel({ sweep, scale }: SweepPanelProps) {
  const scheme = useColourScheme();
  const comparison = useComparison();
  const quantity = useApp((state) => state.view.mapQuantity);
  const setView = useApp((state) => state.setView);
  return (
    <Panel
      title={ADD_PANEL.panelNames.map}
      term="diagonal"
      className="map-panel"
      controls={
        <>
          <select
            className="panel-choice"
            aria-label={MAP.quantity}
            value={quantity}
            onChange={(event) => setView({ mapQuantity: event.currentTarget.value as MapQuantity })}
          >
            {MAP_QUANTITIES.map((value) => (
              <option key={value} value={value}>
                {QUANTITIES[value].name}
              </option>
            ))}
          </select>
          <TermMark id={quantityEntry(quantity)} name={PANEL.about(QUANTITIES[quantity])} />
        </>
      }
      head="hidden"
      table={sweep && (() => <QuantityTable sweep={sweep} quantity={quantity} />)}
      empty={<PanelEmpty title={MAP.empty.title}>{MAP.empty.text}</PanelEmpty>}
    >
      {sweep &&
        scale &&
        ((room) =>
          comparison ? (
            <ComparedMapBody sweep={sweep} comparison={comparison} scheme={scheme} scale={scale} room={room} />
          ) : (
            <MapBody sweep={sweep} scheme={scheme} scale={scale} room={room} />
          ))}
    </Panel>
  );
}
