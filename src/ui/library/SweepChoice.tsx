import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { StoredSweep } from '../../state/library-state.ts';
import { bytesText } from '../../sweep/cost/cost-text.ts';
import { dateText, runsText } from './sweep-text.ts';
import { LIBRARY } from './words.ts';

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
  const words = LIBRARY.choice;
  const [asks, setAsks] = useState(false);
  const size = bytesText(chosen.reduce((sum, { bytes }) => sum + bytes, 0));
  const isAsking = asks && chosen.length > 0;
  return (
    <div className="sweeps-foot sweeps-foot-choice">
      <p role="status">
        {isAsking ? words.ask(chosen.length, size) : chosen.length > 0 ? words.chosen(chosen.length, size) : words.none}
      </p>
      {isAsking ? (
        <>
          <Button size="xs" color="red" onClick={() => onDelete(chosen.map(({ id }) => id))}>
            {words.confirm}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsks(false)}>
            {words.keep}
          </Button>
        </>
      ) : (
        <>
          <Button size="xs" variant="default" disabled={chosen.length === 0} onClick={() => setAsks(true)}>
            {words.delete}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onDone}>
            {words.done}
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
      <ul className="sweep-list" aria-label={LIBRARY.choice.list}>
        {sorted.map((sweep) => (
          <li key={sweep.id} className="sweep-choice">
            <Checkbox
              size="sm"
              label={sweep.name}
              description={[
                bytesText(sweep.bytes),
                runsText(sweep),
                dateText(sweep.changed, Date.now()),
                ...(sweep.id === openedSweep ? [LIBRARY.badges.onBoard] : []),
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
