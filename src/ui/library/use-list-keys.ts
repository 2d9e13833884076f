import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

interface ListKeyActions {
  onRename(id: string): void;
  onDelete(id: string): void;
}

/**
 * One tab stop for a list: arrows, Home and End move between its rows, F2 renames, Delete deletes. When the row with the
 * focus disappears, the next one takes it.
 */
export function useListKeys(ids: readonly string[], first: string | null, { onRename, onDelete }: ListKeyActions) {
  const ref = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const lastIndex = useRef(0);
  const tabStop = [current, first].find((id) => id !== null && ids.includes(id)) ?? ids[0];

  const focus = (id: string | undefined) => {
    if (id !== undefined) ref.current?.querySelector<HTMLElement>(`[data-open-sweep="${CSS.escape(id)}"]`)?.focus();
  };
  useEffect(() => {
    if (current === null) return;
    const index = ids.indexOf(current);
    if (index >= 0) {
      lastIndex.current = index;
      return;
    }
    const next = ids[Math.min(lastIndex.current, ids.length - 1)];
    setCurrent(next ?? null);
    ref.current?.querySelector<HTMLElement>(`[data-open-sweep="${CSS.escape(next ?? '')}"]`)?.focus();
  }, [ids, current]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLElement)) return;
    const id = event.target.dataset.openSweep;
    if (id === undefined) return;
    const index = ids.indexOf(id);
    const places: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: ids.length - 1,
    };
    const place = places[event.key];
    if (place !== undefined) focus(ids[place]);
    else if (event.key === 'F2') onRename(id);
    else if (event.key === 'Delete') onDelete(id);
    else return;
    event.preventDefault();
  };
  return { ref, tabStop, focus, onKeyDown, onFocusRow: setCurrent } as const;
}
