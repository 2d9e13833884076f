import { useState } from 'react';
import { pointsOfSource } from '../../data/generators/points.ts';
import { encodePoints } from '../../data/points/point-text.ts';
import type { DatasetSpec } from '../../data/spec.ts';
import { useReportInvalid } from '../controls/invalid-fields.tsx';
import { useEditSource } from '../controls/use-choose-source.ts';
import { historyOf, type PointList, type PointsHistory, redone, undone, withStep } from './points-history.ts';
import { setFault } from './points-text.ts';

export type PointsSource = Extract<DatasetSpec['source'], { kind: 'points' }>;

export interface PointsSession {
  readonly points: PointList;
  /** Why these points are not those of the draft; null: they are. */
  readonly fault: string | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  set(points: PointList): void;
  undo(): void;
  redo(): void;
}

interface Held {
  readonly history: PointsHistory;
  /** The draft's points since. Once it has others, those are shown. */
  readonly at: string;
}

/** Points as they are edited, with their history. Only valid ones reach the draft. */
export function usePoints(source: PointsSource): PointsSession {
  const edit = useEditSource();
  const [held, setHeld] = useState<Held | null>(null);
  const history = held?.at === source.points ? held.history : historyOf(pointsOfSource(source));
  const fault = setFault(history.present);
  useReportInvalid(fault !== null);
  const show = (next: PointsHistory) => {
    if (next === history) return;
    const isValid = setFault(next.present) === null;
    const text = isValid ? encodePoints(next.present) : source.points;
    setHeld({ history: next, at: text });
    if (text !== source.points) edit({ kind: 'points', points: text });
  };
  return {
    points: history.present,
    fault,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    set: (points) => points !== history.present && show(withStep(history, points)),
    undo: () => show(undone(history)),
    redo: () => show(redone(history)),
  };
}
