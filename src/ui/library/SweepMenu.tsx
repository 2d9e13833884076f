import { ActionIcon, Menu } from '@mantine/core';
import { COMPARISON } from '../workbench/words.ts';
import { LIBRARY } from './words.ts';

interface SweepMenuProps {
  readonly name: string;
  readonly tabIndex: number;
  /** Absent where nothing is left to train. */
  readonly onGoOn?: (() => void) | undefined;
  /** Absent where there is nothing on the board to compare with, or it is the sweep on the board. */
  readonly onCompare?: (() => void) | undefined;
  onRename(): void;
  onDuplicate(): void;
  onExport(): void;
  onDelete(): void;
}

/** What can be done with a stored sweep beside opening it. */
export function SweepMenu({
  name,
  tabIndex,
  onGoOn,
  onCompare,
  onRename,
  onDuplicate,
  onExport,
  onDelete,
}: SweepMenuProps) {
  return (
    <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false} transitionProps={{ duration: 120 }}>
      <Menu.Target>
        <ActionIcon
          className="sweep-menu"
          variant="subtle"
          color="gray"
          aria-label={LIBRARY.menu.name(name)}
          tabIndex={tabIndex}
        >
          <svg width={16} height={16} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
            <path d="M3 6.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm5 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Zm5 0a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z" />
          </svg>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {onGoOn && <Menu.Item onClick={onGoOn}>{LIBRARY.menu.goOn}</Menu.Item>}
        {onCompare && <Menu.Item onClick={onCompare}>{COMPARISON.start}</Menu.Item>}
        <Menu.Item onClick={onRename}>{LIBRARY.menu.rename}</Menu.Item>
        <Menu.Item onClick={onDuplicate}>{LIBRARY.menu.duplicate}</Menu.Item>
        <Menu.Item onClick={onExport}>{LIBRARY.menu.export}</Menu.Item>
        <Menu.Item onClick={onDelete}>{LIBRARY.menu.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
