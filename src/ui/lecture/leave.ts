import { messageOf } from '../../errors.ts';
import { START_LINK, WORKBENCH_LINK } from '../route.ts';
import type { AppStore } from '../use-app.ts';

/**
 * Leaves a presentation for the page of the board that was open last. The board is as it was; where nothing is on it, it shows the
 * step that was shown, so that this can be explored.
 */
export function leavePresentation(store: AppStore, showStep: () => Promise<void>): void {
  const { sweep, view, notify } = store.getState();
  window.location.hash = view.page === 'workbench' ? WORKBENCH_LINK : START_LINK;
  if (sweep) return;
  showStep().catch((error: unknown) => notify({ id: 'lecture', kind: 'warning', text: messageOf(error) }));
}
