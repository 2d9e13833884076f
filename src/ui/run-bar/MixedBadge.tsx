import { Popover } from '@mantine/core';
import { PAGE } from '../text/page-words.ts';
import { useApp } from '../use-app.ts';

/** Marks a sweep whose runs went on with another engine, and says what follows from that. */
export function MixedBadge() {
  const mixed = useApp((state) => state.sweep?.engine?.mixed);
  if (mixed === undefined) return null;
  return (
    <Popover width={320} position="bottom" shadow="md" transitionProps={{ duration: 120 }}>
      <Popover.Target>
        <button type="button" className="badge badge-button">
          {PAGE.mixed}
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={PAGE.mixedName}>
        <p className="popover-text">{PAGE.mixedSentence(mixed)}</p>
      </Popover.Dropdown>
    </Popover>
  );
}
