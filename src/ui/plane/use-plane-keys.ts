import { type KeyboardEvent, useState } from 'react';
import { MOST_POINT_CLASSES, MOST_POINTS } from '../../data/points/point-text.ts';
import { formatShort } from '../../figure/format-number.ts';
import { type Brush, type PlanePlace, pointNear, used } from './brush.ts';
import type { PointsSession } from './use-points.ts';
import { POINTS } from './words.ts';

const STEP = 0.05;
const SMALL_STEP = 0.01;
const ARROWS: Readonly<Record<string, PlanePlace>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

const within = (x: number) => Math.max(-1, Math.min(1, Math.round(x / SMALL_STEP) * SMALL_STEP));

/** What is at a place, in words. */
function placeText(points: PointsSession['points'], [x1, x2]: PlanePlace): string {
  const near = pointNear(points, [x1, x2]);
  return POINTS.said.at(formatShort(x1, 3), formatShort(x2, 3), near ? POINTS.said.near(near[2]) : '');
}

interface KeyOptions {
  readonly session: PointsSession;
  readonly brush: Brush;
  readonly onLabel: (label: number) => void;
}

/** Drawing with keys: a cursor that arrows move. `said`: what the last key did. */
export function usePlaneKeys({ session, brush, onLabel }: KeyOptions) {
  const [cursor, setCursor] = useState<PlanePlace>([0, 0]);
  const [said, setSaid] = useState('');
  const { points } = session;

  const use = (tool: Brush['tool']) => {
    const next = used(points, { ...brush, tool }, cursor);
    const change = next.length - points.length;
    session.set(next);
    if (change > 0) setSaid(POINTS.said.added(change, brush.label, next.length));
    else if (change < 0) setSaid(POINTS.said.erased(-change, next.length));
    else setSaid(tool === 'erase' ? POINTS.said.none : POINTS.said.full(MOST_POINTS));
  };

  const move = ([a, b]: PlanePlace, step: number) => {
    const next: PlanePlace = [within(cursor[0] + step * a), within(cursor[1] + step * b)];
    setCursor(next);
    setSaid(placeText(points, next));
  };

  /** Whether a key means something here. */
  function act({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
    const arrow = ARROWS[key];
    if (ctrlKey || metaKey) {
      const lower = key.toLowerCase();
      if (lower !== 'z' && lower !== 'y') return false;
      if (lower === 'y' || shiftKey) session.redo();
      else session.undo();
      return true;
    }
    if (altKey) return false;
    if (arrow) move(arrow, shiftKey ? SMALL_STEP : STEP);
    else if (key === ' ' || key === 'Enter') use(brush.tool);
    else if (key === 'Delete' || key === 'Backspace') use('erase');
    else if (/^\d$/.test(key) && Number(key) < MOST_POINT_CLASSES) {
      onLabel(Number(key));
      setSaid(POINTS.said.chosen(Number(key)));
    } else return false;
    return true;
  }

  return {
    cursor,
    said,
    onKeyDown(event: KeyboardEvent) {
      if (!act(event)) return;
      // Keys of the page have another meaning elsewhere.
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
