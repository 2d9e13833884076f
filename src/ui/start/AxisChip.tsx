import { useRef, useState } from 'react';
import { formatCount, formatRate } from '../charts/format.ts';
import { useReportInvalid } from '../controls/invalid-fields.tsx';
import { useMessageText } from '../text/use-message.ts';
import { type AxisName, symbolOf } from './axis-edit.ts';
import type { AxisValue } from './grid-union.ts';
import { AXES } from './words.ts';

interface AxisChipProps {
  readonly axis: AxisName;
  readonly item: AxisValue;
  /** Why the draft cannot have this value; null if it can. */
  readonly fault: string | null;
  readonly x: number;
  readonly y: number;
  readonly isFocusable: boolean;
  /** Returns what is wrong, else null. */
  readonly onWrite: (text: string) => string | null;
  readonly onRemove: () => string | null;
  readonly onRestore: () => string | null;
}

const valueText = (axis: AxisName, value: number) =>
  axis === 'learningRates' ? formatRate(value) : formatCount(value);

interface ChipFieldProps {
  readonly symbol: string;
  readonly typed: string;
  readonly isWrong: boolean;
  readonly onType: (text: string) => void;
  readonly onCommit: () => void;
  readonly onLeave: () => void;
}

/** The value as it is written anew: Enter keeps it, Escape leaves it as it was. */
function ChipField({ symbol, typed, isWrong, onType, onCommit, onLeave }: ChipFieldProps) {
  return (
    <input
      className="start-chip-field"
      aria-label={AXES.edit(symbol)}
      aria-invalid={isWrong}
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed.
      autoFocus
      value={typed}
      spellCheck={false}
      autoComplete="off"
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => onType(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') onLeave();
        if (event.key === 'Enter') onCommit();
      }}
      onBlur={onCommit}
    />
  );
}

const chipClass = ({ isDrafted, isOnBoard }: AxisValue, isWrong: boolean) =>
  [
    'start-chip',
    isDrafted ? (isOnBoard ? '' : 'start-chip-new') : 'start-chip-removed',
    isWrong ? 'start-chip-wrong' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');

/** What is typed into a chip, and why it is refused. */
function useChip({ item: { value, isDrafted }, fault, onWrite, onRemove, onRestore }: AxisChipProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const shownFault = refused ?? (isDrafted ? fault : null);
  useReportInvalid(shownFault !== null && (typed !== null || fault !== null));
  const leave = () => {
    setTyped(null);
    setRefused(null);
  };
  return {
    typed,
    fault: shownFault,
    leave,
    type: (text: string) => {
      setTyped(text);
      setRefused(null);
    },
    commit: () => {
      const wrong = typed === null || typed === String(value) ? null : onWrite(typed);
      if (wrong === null) leave();
      else setRefused(wrong);
    },
    press: () => (isDrafted ? setTyped(String(value)) : setRefused(onRestore())),
    remove: () => setRefused(onRemove()),
  };
}

/** A value of an axis as its tick: Enter or a click edits it, × or Delete removes it. */
export function AxisChip(props: AxisChipProps) {
  const { axis, item, x, y, isFocusable } = props;
  const { value, isDrafted } = item;
  const textOf = useMessageText();
  const button = useRef<HTMLButtonElement>(null);
  const { typed, fault, leave, type, commit, press, remove } = useChip(props);
  const symbol = symbolOf(axis);
  const text = valueText(axis, value);
  const goBack = (act: () => void) => () => {
    act();
    requestAnimationFrame(() => button.current?.focus());
  };
  return (
    <span className={chipClass(item, fault !== null)} style={{ left: x, top: y }}>
      {typed === null ? (
        <button
          ref={button}
          type="button"
          className="start-chip-value"
          data-chip
          tabIndex={isFocusable ? 0 : -1}
          aria-label={isDrafted ? AXES.chip(symbol, text) : AXES.restore(symbol, text)}
          aria-keyshortcuts="Enter Delete"
          title={AXES.keys}
          onClick={press}
          onKeyDown={(event) => {
            if (event.key !== 'Delete' && event.key !== 'Backspace') return;
            event.preventDefault();
            remove();
          }}
        >
          {text}
        </button>
      ) : (
        <ChipField
          symbol={symbol}
          typed={typed}
          isWrong={fault !== null}
          onType={type}
          onCommit={commit}
          onLeave={goBack(leave)}
        />
      )}
      {isDrafted && (
        <button
          type="button"
          className="start-chip-remove"
          tabIndex={-1}
          aria-label={AXES.remove(symbol, text)}
          onPointerDown={(event) => event.preventDefault()}
          onClick={remove}
        >
          ×
        </button>
      )}
      {fault && (
        <span role="alert" className="start-chip-fault">
          {textOf(fault)}
        </span>
      )}
    </span>
  );
}
