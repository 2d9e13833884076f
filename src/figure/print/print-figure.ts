import type { Typeface } from '../font/typeface.ts';
import { mapHeight, mapPanel } from './map-panel.ts';
import type { PanelContent } from './plot-content.ts';
import { type PanelRoom, plotHeight, plotPanel } from './plot-panel.ts';
import { POINTS_PER_MM, type PrintScene } from './print-scene.ts';
import { createFitter, type TextFitter } from './print-style.ts';

/** Widths of figures in journals, in millimetres: one column and both. */
export const FIGURE_WIDTHS = { single: 85, double: 180 } as const;
/** From a quarter of a column to a poster. */
export const WIDTH_BOUNDS = { least: 40, most: 500 } as const;

const GUTTER = { across: 12, down: 10 };
/** A panel narrower than this has no second one beside it. */
const LEAST_PANEL = 190;

export interface FigureStyle {
  readonly typeface: Typeface;
  /** In millimetres. */
  readonly width: number;
  readonly isGrey: boolean;
}

const heightOf = (content: PanelContent, width: number, fitter: TextFitter) =>
  content.kind === 'map' ? mapHeight(content, width, fitter) : plotHeight(content, width);

const letterOf = (index: number) => String.fromCharCode(97 + index);

/** The rooms of panels in rows, in order of reading; the panels of a row are equally wide and high. */
function roomsOf(
  panels: readonly PanelContent[],
  width: number,
  fitter: TextFitter,
): { rooms: PanelRoom[]; height: number } {
  const columns = Math.max(
    1,
    Math.min(panels.length, Math.floor((width + GUTTER.across) / (LEAST_PANEL + GUTTER.across))),
  );
  const own = (width - GUTTER.across * (columns - 1)) / columns;
  const rooms: PanelRoom[] = [];
  let top = 0;
  for (let start = 0; start < panels.length; start += columns) {
    const row = panels.slice(start, start + columns);
    const height = Math.max(...row.map((panel) => heightOf(panel, own, fitter)));
    for (const [i] of row.entries())
      rooms.push({
        left: i * (own + GUTTER.across),
        top,
        width: own,
        height,
        ...(panels.length > 1 ? { letter: letterOf(start + i) } : {}),
      });
    top += height + GUTTER.down;
  }
  return { rooms, height: Math.max(1, top - GUTTER.down) };
}

/** Room for half a line and for the parts of letters that reach over a panel. */
const EDGE = 1;

/** Panels as one figure of a physical width, with a letter on each where there are several. */
export function printFigure(panels: readonly PanelContent[], { typeface, width, isGrey }: FigureStyle): PrintScene {
  const fitter = createFitter(typeface);
  const points = width * POINTS_PER_MM;
  const { rooms, height } = roomsOf(panels, points - 2 * EDGE, fitter);
  const look = { fitter, isGrey };
  const marks = panels.flatMap((content, i) => {
    const room = rooms[i];
    if (!room) return [];
    const inside = { ...room, left: room.left + EDGE, top: room.top + EDGE };
    return content.kind === 'map' ? mapPanel(content, inside, look) : plotPanel(content, inside, look);
  });
  return { width: points, height: height + 2 * EDGE, marks };
}
