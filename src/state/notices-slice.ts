import type { Notice, NoticesState } from './notices-state.ts';
import type { SetState } from './set-state.ts';

const others = (notices: readonly Notice[], id: string) => notices.filter((notice) => notice.id !== id);

export const noticesSlice = (set: SetState): NoticesState => ({
  notices: [],
  notify: (notice) => set(({ notices }) => ({ notices: [...others(notices, notice.id), notice] })),
  dismissNotice: (id) => set(({ notices }) => ({ notices: others(notices, id) })),
});
