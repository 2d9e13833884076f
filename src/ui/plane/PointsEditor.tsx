import { useMemo, useState } from 'react';
import { classCounts } from '../../data/points/point-text.ts';
import { dataSeedsOf } from '../../data/seeds.ts';
import { useDraftPart } from '../controls/use-draft.ts';
import { BrushControls } from './BrushControls.tsx';
import type { Brush } from './brush.ts';
import { ClassMark } from './ClassMark.tsx';
import { DrawingPlane } from './DrawingPlane.tsx';
import { PointsTable } from './PointsTable.tsx';
import { PRESET_NAMES, type PresetName, presetPoints } from './point-presets.ts';
import { type PointUse, pointUses } from './point-split.ts';
import type { PointList } from './points-history.ts';
import { type PointsSession, type PointsSource, usePoints } from './use-points.ts';
import { POINTS } from './words.ts';

const FIRST: Brush = { tool: 'point', label: 0, spread: 0.1 };

/** Undo, redo, clear, and sets to start from. */
function SetControls({ session }: { readonly session: PointsSession }) {
  return (
    <div className="plane-row">
      <label className="plane-field">
        {POINTS.preset}
        <select
          value=""
          onChange={(event) => {
            if (event.currentTarget.value) session.set(presetPoints(event.currentTarget.value as PresetName));
          }}
        >
          <option value="">{POINTS.presetNone}</option>
          {PRESET_NAMES.map((name) => (
            <option key={name} value={name}>
              {POINTS.presets[name]}
            </option>
          ))}
        </select>
      </label>
      <span className="plane-buttons">
        <button type="button" className="button" disabled={!session.canUndo} onClick={session.undo}>
          {POINTS.undo}
        </button>
        <button type="button" className="button" disabled={!session.canRedo} onClick={session.redo}>
          {POINTS.redo}
        </button>
        <button type="button" className="button" disabled={session.points.length === 0} onClick={() => session.set([])}>
          {POINTS.clear}
        </button>
      </span>
    </div>
  );
}

interface PointCountsProps {
  readonly points: PointList;
  readonly uses: readonly PointUse[];
}

/** How many points of each class are used for what. */
function PointCounts({ points, uses }: PointCountsProps) {
  const countOf = (label: number, use: PointUse) =>
    points.filter((point, i) => point[2] === label && uses[i] === use).length;
  return (
    <ul className="plane-counts">
      {classCounts(points).map((_, label) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the index is the class.
        <li key={label}>
          <ClassMark label={label} />
          <span className="visually-hidden">{POINTS.classOf(label)}: </span>
          {POINTS.counts(countOf(label, 'train'), countOf(label, 'test'), countOf(label, 'unused'))}
        </li>
      ))}
    </ul>
  );
}

/** What of the points is for training and what for testing, in words and as a legend. */
function SplitNote({ points, uses }: PointCountsProps) {
  const [{ seeds, seed }] = useDraftPart('dataset');
  const [first, ...others] = dataSeedsOf({ seed, ...(seeds !== undefined && { seeds }) });
  const countOf = (use: PointUse) => uses.filter((own) => own === use).length;
  const seedText = others.length > 0 ? POINTS.firstDataSeed(first) : POINTS.dataSeed(first);
  const { train, test, unused } = POINTS.legend;
  return (
    <p className="plane-note">
      {POINTS.split(points.length, countOf('train'), countOf('test'), seedText)}{' '}
      {[train, test, ...(uses.includes('unused') ? [unused] : [])].join(' · ')}
    </p>
  );
}

/** Points of the plane with classes, drawn by hand: the source of the draft. */
export function PointsEditor({ source }: { readonly source: PointsSource }) {
  const session = usePoints(source);
  const [dataset] = useDraftPart('dataset');
  const [brush, setBrush] = useState(FIRST);
  const { points, fault } = session;
  const uses = useMemo(
    // Of points that are not those of the draft none is chosen yet.
    () => (fault === null ? pointUses(points.length, dataset) : points.map((): PointUse => 'train')),
    [points, fault, dataset],
  );
  return (
    <div className="plane-editor">
      <BrushControls brush={brush} onBrush={setBrush} />
      <DrawingPlane
        session={session}
        brush={brush}
        uses={uses}
        onLabel={(label) => setBrush((before) => ({ ...before, label }))}
      />
      <SetControls session={session} />
      {fault === null ? (
        <>
          <PointCounts points={points} uses={uses} />
          <SplitNote points={points} uses={uses} />
        </>
      ) : (
        <p className="plane-fault" role="alert">
          {fault} {POINTS.notUsed}
        </p>
      )}
      <PointsTable session={session} />
    </div>
  );
}
