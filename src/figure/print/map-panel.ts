import { polyline, type Segment, segmentLine, simplified } from './path.ts';
import type { MapContent, MapContentCell, MapDiagonal } from './plot-content.ts';
import { letterMark, type PanelRoom, type PrintLook } from './plot-panel.ts';
import { CAP, textMark } from './print-axes.ts';
import type { PrintMark } from './print-scene.ts';
import { BLACK, greyOf, PRINT, printTicks, type TextFitter } from './print-style.ts';

/** Between two cells, as a fraction of the distance of their centres. */
const GAP_SHARE = 0.08;
const LARGEST_PITCH = 52;
const BAR = { gap: 3, height: 4, ticks: 11 };
/** What the labels of diagonals take above and beside the cells. */
const NAMES = { above: 12, beside: 4 };

/** What the colour bar says, in lines. */
const barLabel = ({ bar }: MapContent, width: number, fitter: TextFitter) =>
  bar ? fitter.balanced(bar.label, width) : [];

const bottomOf = (content: MapContent, width: number, fitter: TextFitter) =>
  PRINT.line * 2 +
  4 +
  (content.bar ? PRINT.line * barLabel(content, width, fitter).length + BAR.gap + BAR.height + BAR.ticks : 0);

const sideOf = (content: MapContent, fitter: TextFitter) => ({
  left: PRINT.line + 3 + Math.max(...content.y.names.map((name) => fitter.width(name))) + 3,
  right: NAMES.beside + Math.max(0, ...content.diagonals.map(({ text }) => fitter.width(text))) + 2,
});

const spanOf = (positions: readonly number[]) => (positions.at(-1) ?? 0) + 1;

/** The height that square cells need at a width. */
export function mapHeight(content: MapContent, width: number, fitter: TextFitter): number {
  const { left, right } = sideOf(content, fitter);
  const pitch = Math.min(LARGEST_PITCH, (width - left - right) / spanOf(content.x.positions));
  return Math.ceil(pitch * spanOf(content.y.positions) + NAMES.above + bottomOf(content, width - left, fitter));
}

interface Grid {
  readonly side: number;
  readonly columns: readonly number[];
  readonly rows: readonly number[];
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function gridIn(content: MapContent, room: PanelRoom, fitter: TextFitter): Grid {
  const { left: before, right: after } = sideOf(content, fitter);
  const [across, up] = [spanOf(content.x.positions), spanOf(content.y.positions)];
  const width = room.width - before - after;
  const height = room.height - NAMES.above - bottomOf(content, room.width - before, fitter);
  const pitch = Math.max(4, Math.min(LARGEST_PITCH, width / across, height / up));
  const left = room.left + before;
  const bottom = room.top + NAMES.above + pitch * up;
  return {
    side: pitch * (1 - GAP_SHARE),
    columns: content.x.positions.map((position) => left + pitch * (position + 0.5)),
    rows: content.y.positions.map((position) => bottom - pitch * (position + 0.5)),
    left,
    right: left + pitch * across,
    top: bottom - pitch * up,
    bottom,
  };
}

const square = (x: number, y: number, width: number, height = width): Segment[] => [
  ['M', x, y],
  ['L', x + width, y],
  ['L', x + width, y + height],
  ['L', x, y + height],
  ['Z'],
];

/** Lines at 45° over the lower part of a cell. */
function hatch(x: number, y: number, side: number, share: number): PrintMark {
  const top = y + side * (1 - share);
  const lines: Segment[] = [];
  for (let at = 2.5; at < side * (1 + share); at += 2.5) {
    const [fromX, fromY] = at <= side * share ? [x, top + at] : [x + at - side * share, y + side];
    const [toX, toY] = at <= side ? [x + at, top] : [x + side, top + at - side];
    lines.push(...segmentLine(fromX, fromY, toX, toY));
  }
  return { kind: 'path', path: lines, stroke: '#6b6b6b', width: 0.4 };
}

function cellMarks(cell: MapContentCell, { side, columns, rows }: Grid, { fitter, isGrey }: PrintLook): PrintMark[] {
  const [x, y] = [(columns[cell.column] ?? 0) - side / 2, (rows[cell.row] ?? 0) - side / 2];
  const fill = cell.fill && (isGrey ? greyOf(cell.fill) : cell.fill);
  const ground: PrintMark = { kind: 'path', path: square(x, y, side), fill: fill ?? '#ffffff' };
  const edge: PrintMark[] =
    fill === null
      ? [
          {
            kind: 'path',
            path: square(x, y, side),
            stroke: '#6b6b6b',
            width: 0.4,
            ...(cell.isCapped ? { dash: [2, 1.5] } : {}),
          },
        ]
      : [];
  const fits = cell.text !== '' && fitter.width(cell.text) <= side - 3 && side >= PRINT.text + 3;
  const hasSpark = cell.spark.length > 1 && side >= 20;
  const height = fits ? side * 0.54 : side - 6;
  const points = simplified(
    cell.spark.map((point) => ({ x: x + 3 + point.x * (side - 6), y: y + side - 3 - point.y * height })),
  );
  const text = hasSpark ? y + 3 + CAP * PRINT.text : y + side / 2 + (CAP * PRINT.text) / 2;
  return [
    ground,
    ...(cell.lost > 0 ? [hatch(x, y, side, cell.lost)] : []),
    ...edge,
    ...(hasSpark && cell.lost < 1
      ? [{ kind: 'path', path: polyline(points), stroke: cell.ink, width: 0.6 } as const]
      : []),
    ...(fits ? [textMark({ x: x + side / 2, y: text, text: cell.text, anchor: 'middle', fill: cell.ink })] : []),
  ];
}

interface PlacedDiagonal extends MapDiagonal {
  readonly line: readonly { readonly x: number; readonly y: number }[];
  readonly name: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' };
}

/** The line through the cells of a diagonal, to just beyond the grid, where its name is. */
function placedDiagonal(diagonal: MapDiagonal, grid: Grid, slope: number): PlacedDiagonal[] {
  const centres = diagonal.cells.map(([column, row]) => ({ x: grid.columns[column] ?? 0, y: grid.rows[row] ?? 0 }));
  const [first, last] = [centres[0], centres.at(-1)];
  if (!first || !last) return [];
  const half = grid.side / 2;
  const run = Math.min((last.y - grid.top + 3) / slope, grid.right + 3 - last.x);
  const end = { x: last.x + run, y: last.y - run * slope };
  const isOver = end.y < grid.top;
  const name = isOver
    ? { x: end.x, y: end.y - 2.2, anchor: 'middle' as const }
    : { x: end.x + 1.5, y: end.y + (CAP * PRINT.text) / 2, anchor: 'start' as const };
  return [{ ...diagonal, line: [{ x: first.x - half, y: first.y + half * slope }, ...centres, end], name }];
}

/** Those whose names do not touch; lines of more cells first. */
function withRoom(all: readonly PlacedDiagonal[], fitter: TextFitter): PlacedDiagonal[] {
  const kept: PlacedDiagonal[] = [];
  const boxOf = ({ name, text }: PlacedDiagonal) => {
    const width = fitter.width(text) + 3;
    const left = name.anchor === 'middle' ? name.x - width / 2 : name.x;
    return { left, right: left + width, y: name.y };
  };
  for (const one of all.toSorted((a, b) => b.cells.length - a.cells.length)) {
    const own = boxOf(one);
    const touches = kept
      .map(boxOf)
      .some((other) => own.left < other.right && other.left < own.right && Math.abs(own.y - other.y) < PRINT.text);
    if (!touches) kept.push(one);
  }
  return all.filter((one) => kept.includes(one));
}

function diagonalMarks({ diagonals }: MapContent, grid: Grid, { fitter, isGrey }: PrintLook) {
  const shared = diagonals.find(({ cells }) => cells.length > 1);
  const [[c0, r0] = [0, 0], [c1, r1] = [0, 0]] = shared?.cells ?? [];
  const across = (grid.columns[c1] ?? 0) - (grid.columns[c0] ?? 0);
  const slope = across > 0 ? ((grid.rows[r0] ?? 0) - (grid.rows[r1] ?? 0)) / across : 1;
  const placed = withRoom(
    diagonals.flatMap((diagonal) => placedDiagonal(diagonal, grid, slope)),
    fitter,
  );
  return {
    lines: placed.map(
      ({ line, colour }): PrintMark => ({
        kind: 'path',
        path: polyline(line),
        stroke: isGrey ? '#6b6b6b' : colour,
        width: PRINT.curve,
      }),
    ),
    names: placed.map(({ name, text }): PrintMark => textMark({ ...name, text })),
  };
}

/** Every k-th name, for the least k at which they do not touch. */
function namesWithRoom(
  names: readonly string[],
  places: readonly number[],
  roomOf: (name: string) => number,
): number[] {
  for (let stride = 1; stride <= names.length; stride++) {
    const some = names.map((_, i) => i).filter((i) => i % stride === 0);
    const apart = (i: number, j: number) => Math.abs((places[i] ?? 0) - (places[j] ?? 0));
    if (
      some
        .slice(1)
        .every((i, k) => apart(i, some[k] ?? 0) >= (roomOf(names[i] ?? '') + roomOf(names[some[k] ?? 0] ?? '')) / 2)
    )
      return some;
  }
  return [];
}

function mapAxes(content: MapContent, grid: Grid, fitter: TextFitter): PrintMark[] {
  const below = grid.bottom + 2 + CAP * PRINT.text;
  const widest = Math.max(...content.y.names.map((name) => fitter.width(name)));
  const across = namesWithRoom(content.x.names, grid.columns, (name) => fitter.width(name) + 4);
  const up = namesWithRoom(content.y.names, grid.rows, () => PRINT.line);
  return [
    ...across.map((i) =>
      textMark({ x: grid.columns[i] ?? 0, y: below, text: content.x.names[i] ?? '', anchor: 'middle' }),
    ),
    ...up.map((i) =>
      textMark({
        x: grid.left - 3,
        y: (grid.rows[i] ?? 0) + (CAP * PRINT.text) / 2,
        text: content.y.names[i] ?? '',
        anchor: 'end',
      }),
    ),
    textMark({ x: (grid.left + grid.right) / 2, y: below + PRINT.line, text: content.x.label, anchor: 'middle' }),
    textMark({
      x: grid.left - 6 - widest,
      y: (grid.top + grid.bottom) / 2,
      text: content.y.label,
      anchor: 'middle',
      isUpright: true,
    }),
  ];
}

/** Colours of the bar at equal distances; between two of them they are mixed. */
const STOPS = 16;

function barMarks(content: MapContent, room: PanelRoom, grid: Grid, { fitter, isGrey }: PrintLook): PrintMark[] {
  const { bar } = content;
  if (!bar) return [];
  const length = grid.right - grid.left;
  const top = grid.bottom + 2 * PRINT.line + 5;
  const label = barLabel(content, room.left + room.width - grid.left, fitter);
  const y = top + PRINT.line * label.length + BAR.gap;
  const stops = Array.from({ length: STOPS }, (_, i) => bar.colourAt(i / (STOPS - 1)));
  const gradient: PrintMark = {
    kind: 'gradient',
    box: { left: grid.left, right: grid.right, top: y, bottom: y + BAR.height },
    stops: isGrey ? stops.map(greyOf) : stops,
  };
  const ticks = printTicks({ kind: bar.kind, domain: bar.domain, length, along: 'x', format: bar.format });
  const lines = ticks.flatMap(({ at }) =>
    segmentLine(grid.left + at, y + BAR.height, grid.left + at, y + BAR.height + 2),
  );
  return [
    ...label.map((text, i) =>
      textMark({ x: grid.left, y: top + CAP * PRINT.text + PRINT.line * i, text, anchor: 'start' }),
    ),
    gradient,
    ...(lines.length > 0 ? [{ kind: 'path', path: lines, stroke: BLACK, width: PRINT.axis } as const] : []),
    ...ticks.map(({ at, label: text }) =>
      textMark({ x: grid.left + at, y: y + BAR.height + 3.2 + CAP * PRINT.text, text, anchor: 'middle' }),
    ),
  ];
}

/** A map of η × B with its diagonals and colour bar in the room of a panel. */
export function mapPanel(content: MapContent, room: PanelRoom, look: PrintLook): PrintMark[] {
  const grid = gridIn(content, room, look.fitter);
  const diagonals = diagonalMarks(content, grid, look);
  return [
    ...letterMark(room),
    ...diagonals.lines,
    ...content.cells.flatMap((cell) => cellMarks(cell, grid, look)),
    ...mapAxes(content, grid, look.fitter),
    ...diagonals.names,
    ...barMarks(content, room, grid, look),
  ];
}
