import { useId } from 'react';
import type { StoredSweep } from '../../state/library-state.ts';
import { RenameField } from './RenameField.tsx';
import { SweepFacts } from './SweepFacts.tsx';
import { SweepMenu } from './SweepMenu.tsx';
import { canGoOn } from './sweep-text.ts';
import { ThumbnailMap } from './ThumbnailMap.tsx';

export interface SweepActions {
  onOpen(id: string): void;
  /** Opens one that was paused or stopped and trains its remaining runs. */
  onGoOn(id: string): void;
  /** Shows it beside the sweep on the board; absent where there is none. */
  readonly onCompare?: ((id: string) => void) | undefined;
  onDuplicate(id: string): void;
  onExport(id: string): void;
  onDelete(id: string): void;
}

interface SweepRowProps extends SweepActions {
  readonly sweep: StoredSweep;
  readonly isOnBoard: boolean;
  /** Whether it is shown beside the sweep on the board. */
  readonly isCompared: boolean;
  readonly isRenaming: boolean;
  readonly isTabStop: boolean;
  onFocus(): void;
  onRename(): void;
  /** null: the name stays. */
  onRenamed(name: string | null): void;
}

/** A stored sweep in the list. The whole row opens it. */
export function SweepRow(props: SweepRowProps) {
  const { sweep, isOnBoard, isRenaming, isTabStop } = props;
  const { id, name } = sweep;
  const facts = useId();
  const tabIndex = isTabStop ? 0 : -1;
  return (
    <li className={isOnBoard ? 'sweep-row sweep-row-open' : 'sweep-row'} onFocus={props.onFocus}>
      <ThumbnailMap thumbnail={sweep.thumbnail} />
      <div className="sweep-text">
        {isRenaming ? (
          <RenameField name={name} onDone={props.onRenamed} onCancel={() => props.onRenamed(null)} />
        ) : (
          <button
            type="button"
            className="sweep-open"
            data-open-sweep={id}
            data-autofocus={isTabStop ? true : undefined}
            tabIndex={tabIndex}
            aria-current={isOnBoard ? 'true' : undefined}
            aria-describedby={facts}
            aria-keyshortcuts="F2 Delete"
            onClick={() => props.onOpen(id)}
          >
            <span title={name}>{name}</span>
          </button>
        )}
        <SweepFacts
          id={facts}
          sweep={sweep}
          isOnBoard={isOnBoard}
          isCompared={props.isCompared}
          onOpen={() => props.onOpen(id)}
        />
      </div>
      <SweepMenu
        name={name}
        tabIndex={tabIndex}
        onGoOn={canGoOn(sweep) ? () => props.onGoOn(id) : undefined}
        onCompare={props.onCompare && !isOnBoard ? () => props.onCompare?.(id) : undefined}
        onRename={props.onRename}
        onDuplicate={() => props.onDuplicate(id)}
        onExport={() => props.onExport(id)}
        onDelete={() => props.onDelete(id)}
      />
    </li>
  );
}
