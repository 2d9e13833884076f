import './axis-chips.css';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { SweepSpec } from '../../sweep/spec/sweep-spec.ts';
import { formatCount, formatRate } from '../charts/format.ts';
import type { MapLayout } from '../map/map-layout.ts';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { AxisChip } from './AxisChip.tsx';
import { type AxisName, addedValue, type Edited, symbolOf, withoutValue, withText, withValue } from './axis-edit.ts';
import type { GridUnion } from './grid-union.ts';
import { AXES } from './words.ts';

interface AxisChipsProps {
  readonly axis: AxisName;
  readonly union: GridUnion;
  readonly layout: MapLayout;
}

const MOVES: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };
/** Least distance of two chips in pixels; on a denser axis every nth value has one. */
const ROOM = { learningRates: 42, batchSizes: 26 } as const;

/** Where the chip of a value is: the middle of its top edge (η) or of its right edge (B). */
const placeOf = (axis: AxisName, layout: MapLayout, index: number) =>
  axis === 'learningRates'
    ? { x: layout.columns[index] ?? 0, y: layout.bottom + 6 }
    : { x: layout.left - 8, y: layout.rows[index] ?? 0 };

const placeOfAdd = (axis: AxisName, { left, right, top, bottom }: MapLayout) =>
  axis === 'learningRates' ? { x: right + 24, y: bottom + 6 } : { x: left - 8, y: top - 20 };

/** The grid of a draft with another list of values. */
const withItems = (draft: SweepSpec, axis: AxisName, items: readonly (number | 'full')[]): SweepSpec => ({
  ...draft,
  grid: { ...draft.grid, [axis]: items },
});

function useAxis(axis: AxisName) {
  const grid = useApp((state) => state.draft.grid);
  const examples = useApp((state) => state.draft.dataset.trainCount);
  const editDraft = useApp((state) => state.editDraft);
  const apply = (edited: Edited): string | null => {
    if ('fault' in edited) return edited.fault;
    editDraft((draft) => withItems(draft, axis, edited.items));
    return null;
  };
  return { grid, examples, apply };
}

/** The values of one axis of the map, as its ticks; a dashed + adds the next of their sequence. */
export default function AxisChips({ axis, union, layout }: AxisChipsProps) {
  const { grid, examples, apply } = useAxis(axis);
  const textOf = useMessageText();
  const [stop, setStop] = useState(0);
  const [refused, setRefused] = useState<string | null>(null);
  const group = useRef<HTMLDivElement>(null);
  const items = union[axis];
  const added = addedValue(grid, axis, examples);
  const addedText = axis === 'learningRates' ? formatRate(added) : formatCount(added);
  const stride = Math.max(1, Math.ceil(ROOM[axis] / layout.side));
  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key];
    if (move === undefined) return;
    const chips = [...(group.current?.querySelectorAll<HTMLElement>('[data-chip]') ?? [])];
    const at = chips.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(chips.length - 1, at + move));
    setStop(next);
    chips[next]?.focus();
  };
  const add = placeOfAdd(axis, layout);
  const shown = items.map((item, index) => ({ item, index })).filter(({ index }) => index % stride === 0);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid over the map in every browser.
    <div
      ref={group}
      role="group"
      className={`start-axis start-axis-${axis}`}
      aria-label={axis === 'learningRates' ? AXES.ratesGroup : AXES.sizesGroup}
      onKeyDown={onKeyDown}
    >
      {shown.map(({ item, index }, place) => (
        <AxisChip
          key={item.value}
          axis={axis}
          item={item}
          fault={axis === 'batchSizes' && item.value > examples ? AXES.tooLarge(item.value, examples) : null}
          {...placeOf(axis, layout, index)}
          isFocusable={place === Math.min(stop, shown.length)}
          onWrite={(text) => apply(withText(grid, axis, { value: item.value, text, examples }))}
          onRemove={() => apply(withoutValue(grid, axis, { value: item.value, examples }))}
          onRestore={() => apply(withValue(grid, axis, { value: item.value, examples }))}
        />
      ))}
      <span className="start-chip start-chip-add" style={{ left: add.x, top: add.y }}>
        <button
          type="button"
          data-chip
          tabIndex={stop >= shown.length ? 0 : -1}
          aria-label={AXES.add(symbolOf(axis), addedText)}
          title={AXES.add(symbolOf(axis), addedText)}
          onClick={() => setRefused(apply(withValue(grid, axis, { value: added, examples })))}
          onBlur={() => setRefused(null)}
        >
          +
        </button>
        {refused && (
          <span role="alert" className="start-chip-fault">
            {textOf(refused)}
          </span>
        )}
      </span>
    </div>
  );
}
