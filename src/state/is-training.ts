import type { AppState } from './app-state.ts';

/** Whether cores of this machine train for the page: a sweep or claims. */
export const isTraining = ({ sweep, claimBatch }: Pick<AppState, 'sweep' | 'claimBatch'>): boolean =>
  claimBatch !== null || ['preparing', 'running', 'stopping'].includes(sweep?.status ?? '');
