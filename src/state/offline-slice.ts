import type { OfflineState } from './offline-state.ts';
import type { SetState } from './set-state.ts';

export const offlineSlice = (set: SetState): OfflineState => ({
  offline: { state: 'unknown' },
  newVersion: 'none',
  setOffline: (change) => set(change),
});
