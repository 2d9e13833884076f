import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { StoredSweep } from '../../state/library-state.ts';
import { bytesText } from '../../sweep/cost/cost-text.ts';
import { formatCount } from '../charts/format.ts';
import { dateText, runsText } from './sweep-text.ts';

interface SweepChoiceProps {
  readonly sweeps: readonly StoredSweep[];
  /** The one on the board, which cannot be chosen. */
  readonly openedSweep: string | null;
  onDelete(ids: readonly string[]): void;
  onDone(): void;
}

/** What is chosen, and its deletion, which asks once more since only one sweep can be brought back. */
function ChoiceFoot({
  chosen,
  onDelete,
  onDone,
}: Omit<SweepChoiceProps, 'sweeps' | 'openedSweep'> & { chosen: readonly StoredSweep[] }) {
  const [asks, setAsks] = useState(false);
  const sweeps = `${formatCount(chosen.length)} ${chosen.length === 1 ? 'sweep' : 'sweeps'}`;
  const size = bytesText(chosen.reduce((sum, { bytes }) => sum + bytes, 0));
  const isAsking = asks && chosen.length > 0;
  return (
    <div className="sweeps-foot sweeps-foot-choice">
      <p role="status">
        {isAsking
          ? `Delete ${sweeps}, ${size}? This cannot be undone.`
          : chosen.length > 0
            ? `${sweeps} chosen, ${size}.`
            : 'Choose what to delete.'}
      </p>
      {isAsking ? (
        <>
          <Button size="xs" color="red" onClick={() => onDelete(chosen.map(({ id }) => id))}>
            Delete for good
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsks(false)}>
            Keep them
          </Button>
        </>
      ) : (
        <>
          <Button size="xs" variant="default" disabled={chosen.length === 0} onClick={() => setAsks(true)}>
            Delete …
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
            Done
          </Button>
        </>
      )}
    </div>
  );
}

/** Several sweeps to delete at once, the largest first. */
export function SweepChoice({ sweeps, openedSweep, onDelete, onDone }: SweepChoiceProps) {
  const [ids, setIds] = useState<readonly string[]>([]);
  const sorted = sweeps.toSorted((a, b) => b.bytes - a.bytes);
  const chosen = sorted.filter(({ id }) => ids.includes(id));
  const toggle = (id: string) =>
    setIds((before) => (before.includes(id) ? before.filter((other) => other !== id) : [...before, id]));
  return (
    <>
      <ul className="sweep-list" aria-label="Sweeps, largest first">
        {sorted.map((sweep) => (
          <li key={sweep.id} className="sweep-choice">
            <Checkbox
              size="sm"
              label={sweep.name}
              description={[
                bytesText(sweep.bytes),
                runsText(sweep),
                dateText(sweep.changed, Date.now()),
                ...(sweep.id === openedSweep ? ['on the board'] : []),
              ].join(' · ')}
              disabled={sweep.id === openedSweep}
              checked={ids.includes(sweep.id)}
              onChange={() => toggle(sweep.id)}
            />
          </li>
        ))}
      </ul>
      <ChoiceFoot
        chosen={chosen}
        onDone={onDone}
        onDelete={(deleted) => {
          setIds([]);
          onDelete(deleted);
        }}
      />
    </>
  );
}
