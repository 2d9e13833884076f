import type { OfflineStanding } from '../offline/page/keep-page.ts';

export interface OfflineState {
  /** Whether the page opens without a network. */
  readonly offline: OfflineStanding;
  /** A newer version of the page: there is none; it can be opened; it opens once nothing trains. */
  readonly newVersion: 'none' | 'ready' | 'asked';
  setOffline(change: Partial<Pick<OfflineState, 'offline' | 'newVersion'>>): void;
}
