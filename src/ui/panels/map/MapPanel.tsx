import './map.css';
import { useMediaQuery } from '@mantine/hooks';
import { useMemo } from 'react';
import { type BoardSweep, MAP_QUANTITIES, type MapQuantity } from '../../../state/app-state.ts';
import type { RatioScale, Scheme } from '../../charts/colours.ts';
import type { Size } from '../../charts/frame.ts';
import { useSize } from '../../charts/use-size.ts';
import { useColourScheme } from '../../colour-scheme.ts';
import { quantityEntry } from '../../glossary/registry-entries.ts';
import { TermMark } from '../../glossary/TermMark.tsx';
import { WIDE } from '../../layout-widths.ts';
import { logPositions, MAP_MARGINS } from '../../map/map-layout.ts';
import { QUANTITIES } from '../../quantities.ts';
import { useApp } from '../../use-app.ts';
import { Panel, type SweepPanelProps } from '../Panel.tsx';
import { PanelEmpty } from '../PanelEmpty.tsx';
import { QuantityTable } from '../QuantityTable.tsx';
import { COLOUR_BAR_HEIGHT } from './ColourBar.tsx';
import { MapFigure } from './MapFigure.tsx';
import { MapLegend } from './MapLegend.tsx';
import { MapReadout } from './MapNotes.tsx';

/** As high as square cells at full width need, up to `room`; null for a page that scrolls. */
function figureSize({ plan }: BoardSweep, width: number, room: number | null): Size {
  const u = logPositions(plan.learningRates);
  const v = logPositions(plan.batchSizes);
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

function MapBody({ sweep, scheme, scale, room }: MapBodyProps) {
  const quantity = useApp((state) => state.view.mapQuantity);
  const isWide = useMediaQuery(WIDE) ?? true;
  const [ref, notes] = useSize<HTMLDivElement>();
  const left = isWide && notes ? room.height - notes.height : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the size depends on the plan alone, not on revisions.
  const size = useMemo(() => figureSize(sweep, room.width, left), [sweep.plan, room.width, left]);
  return (
    <>
      {notes && <MapFigure sweep={sweep} quantity={quantity} size={size} scheme={scheme} scale={scale} />}
      <div className="map-notes" ref={ref}>
        <MapLegend sweep={sweep} />
        <MapReadout sweep={sweep} />
      </div>
    </>
  );
}

/** Every cell of the sweep at once. */
export function MapPanel({ sweep, scale }: SweepPanelProps) {
  const scheme = useColourScheme();
  const quantity = useApp((state) => state.view.mapQuantity);
  const setView = useApp((state) => state.setView);
  return (
    <Panel
      title="η × B map"
      term="diagonal"
      className="map-panel"
      controls={
        <>
          <select
            className="panel-choice"
            aria-label="Quantity shown by colour"
            value={quantity}
            onChange={(event) => setView({ mapQuantity: event.currentTarget.value as MapQuantity })}
          >
            {MAP_QUANTITIES.map((value) => (
              <option key={value} value={value}>
                {QUANTITIES[value].name}
              </option>
            ))}
          </select>
          <TermMark id={quantityEntry(quantity)} name={`About ${QUANTITIES[quantity].inText}`} />
        </>
      }
      head="hidden"
      table={sweep && (() => <QuantityTable sweep={sweep} quantity={quantity} />)}
      empty={
        <PanelEmpty title="One cell per learning rate and batch size">
          Press Run: each cell trains one network per seed, is coloured by their result, and shows their loss in
          miniature. Diagonals have constant η/B, the ratio that is said to determine the flatness of the minimum.
        </PanelEmpty>
      }
    >
      {sweep && scale && ((room) => <MapBody sweep={sweep} scheme={scheme} scale={scale} room={room} />)}
    </Panel>
  );
}
