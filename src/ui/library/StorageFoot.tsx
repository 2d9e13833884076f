import { Button, Progress } from '@mantine/core';
import type { StorageUse } from '../../state/library-state.ts';
import { isNearlyFull, storageText } from './sweep-text.ts';
import { LIBRARY } from './words.ts';

interface StorageFootProps {
  readonly use: StorageUse;
  /** Absent where there is nothing to choose from. */
  readonly onChoose?: (() => void) | undefined;
}

/** How much of the browser's storage is used, and the way to make room. */
export function StorageFoot({ use, onChoose }: StorageFootProps) {
  const isFull = isNearlyFull(use);
  return (
    <div className="sweeps-foot">
      <Progress
        size={4}
        value={use.quotaBytes > 0 ? (100 * use.usedBytes) / use.quotaBytes : 100}
        color={isFull ? 'var(--wrong)' : 'accent'}
        aria-label={LIBRARY.storage.name}
      />
      {isFull && <p className="sweeps-full">{LIBRARY.storage.full}</p>}
      <p>{storageText(use)}</p>
      {onChoose && (
        <Button size="xs" variant={isFull ? 'light' : 'default'} onClick={onChoose}>
          {LIBRARY.storage.choose}
        </Button>
      )}
    </div>
  );
}
