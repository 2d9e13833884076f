import { Button } from '@mantine/core';
import { useApp } from '../use-app.ts';
import { LIBRARY } from './words.ts';

/** The last deletion, as long as it can be undone. Announced, so always on the page. */
export function UndoBar() {
  const deleted = useApp((state) => state.deletedSweep);
  const undo = useApp((state) => state.undoDeleteSweep);
  return (
    <div role="status" className={deleted ? 'undo-bar' : undefined}>
      {deleted && (
        <>
          <span>{LIBRARY.deleted(deleted.name)}</span>
          <Button size="compact-sm" variant="light" onClick={() => void undo()}>
            {LIBRARY.undo}
          </Button>
        </>
      )}
    </div>
  );
}
