import { useId, useState } from 'react';
import { useFieldText } from '../controls/use-field-text.ts';
import { pointsText, readPointsText } from './points-text.ts';
import type { PointsSession } from './use-points.ts';
import { POINTS } from './words.ts';

function TableField({ session }: { readonly session: PointsSession }) {
  const id = useId();
  const { text, fault, onType, onBlur } = useFieldText({
    value: session.points,
    show: pointsText,
    read: readPointsText,
    onChange: session.set,
  });
  return (
    <>
      <label htmlFor={id} className="plane-note">
        {POINTS.tableHint}
      </label>
      <textarea
        id={id}
        rows={6}
        spellCheck={false}
        autoComplete="off"
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onType(event.currentTarget.value)}
        onBlur={onBlur}
      />
      <p id={`${id}-fault`} className="plane-fault" role={fault === null ? undefined : 'alert'}>
        {fault !== null && `${fault} ${POINTS.tableKept}`}
      </p>
    </>
  );
}

/** The points as lines of text, to read, edit and paste. */
export function PointsTable({ session }: { readonly session: PointsSession }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="plane-table" open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{POINTS.table}</summary>
      {isOpen && <TableField session={session} />}
    </details>
  );
}
