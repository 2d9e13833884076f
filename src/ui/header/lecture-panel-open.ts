import { useSyncExternalStore } from 'react';

let isOpen = false;
const listeners = new Set<() => void>();

/** Opens or closes the panel of the lecture beside the board. */
export function openLecturePanel(opens: boolean): void {
  isOpen = opens;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useLecturePanelOpen = (): boolean => useSyncExternalStore(subscribe, () => isOpen);
