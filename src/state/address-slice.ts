import type { FileSource } from '../data/spec.ts';
import { cutShort, messageOf } from '../errors.ts';
import { isSameSpec } from '../sweep/results/fingerprint.ts';
import type { AddressState, FollowLinkOptions, RequestedFile } from './address-state.ts';
import type { AppState } from './app-state.ts';
import { type BoardLink, boardLinkIn, boardLinkOf } from './board-link/board-link.ts';
import { viewOf } from './board-link/board-view.ts';
import { createLinkedSelection } from './board-link/linked-selection.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { SetState, Subscribe } from './set-state.ts';

const requestFor = ({ name, sha256 }: FileSource): RequestedFile => ({
  name,
  sha256,
  text:
    `The sweep of this link was trained on the file “${cutShort(name)}” (SHA-256 ${sha256.slice(0, 8)}…). A link does not carry it, ` +
    'and it is not on this machine. Drop that file on this page, under any name, and the sweep starts.',
});

/** The page's address: links to the board, and what is wrong with one that cannot be followed. */
export function addressSlice(
  set: SetState,
  get: () => AppState,
  { sources, subscribe }: Pick<StoreDependencies, 'sources'> & { readonly subscribe: Subscribe },
): AddressState {
  /** The link that was followed last, until a sweep has taken the place of the one that was on the board then. */
  let current: BoardLink | null = null;
  const selection = createLinkedSelection(set, get);
  const isOnBoard = ({ spec }: BoardLink) => {
    const { sweep } = get();
    return sweep !== null && isSameSpec(sweep.plan.spec, spec);
  };

  /** Opens the sweep of a link from the library, or starts it, or asks for its file. */
  const start = async (link: BoardLink) => {
    if (await get().openEqualSweep(link.spec)) return;
    if (current !== link) return;
    const { source } = link.spec.dataset;
    if (source.kind === 'file') {
      const opened = await sources.reopen(source).catch(() => undefined); // a file that cannot be read is given again
      if (current !== link) return;
      if (!opened) return set({ requestedFile: requestFor(source) });
    }
    await get().start();
  };

  const follow = (link: BoardLink, { isOwn, engine: asked }: FollowLinkOptions) => {
    const { board, results, spec } = link;
    const isShown = isOnBoard(link);
    // A sweep that is computed anew is computed as the results were.
    const engine = asked ?? board.engine ?? (isShown ? undefined : results?.engine);
    current = link;
    set({
      linkFault: null,
      requestedFile: null,
      view: viewOf(board),
      followed: isShown ? null : spec,
      ...(!isOwn && { promised: results && { spec, results } }),
      ...(engine && { enginePreference: engine }),
    });
    get().closeMicroscope();
    get().compareWithLinked(board.compared ?? null);
    if (isShown) return selection.show(board);
    get().editDraft(() => spec);
  };

  subscribe((state, before) => {
    if (state.sweep?.plan === before.sweep?.plan) {
      if (state.sweep?.engine !== before.sweep?.engine) selection.openMicroscope();
      return;
    }
    const link = current && isOnBoard(current) ? current : null;
    current = null;
    set({ followed: null, linkFault: null, requestedFile: null });
    if (link) selection.show(link.board);
    else selection.drop();
  });

  return {
    linkFault: null,
    dismissLinkFault: () => set({ linkFault: null }),
    requestedFile: null,
    followed: null,
    offerLink: () => boardLinkOf(get()),
    followLink(fragment, options) {
      try {
        const link = boardLinkIn(fragment);
        if (link) follow(link, options);
        return link !== null;
      } catch (error) {
        set({ linkFault: { kind: 'damagedLink', text: messageOf(error) } });
        return true;
      }
    },
    async startFollowed() {
      if (current && !isOnBoard(current)) await start(current);
    },
    refuseRoute: (fragment) =>
      set({
        linkFault: {
          kind: 'unknownRoute',
          text: `The address ends in “${cutShort(fragment)}”, which is no view of this page. Choose one above.`,
        },
      }),
  };
}
