import type { LibraryError } from '../library/library-error.ts';
import type { Notice } from './notices-state.ts';

export const SAVE_NOTICE = 'library-save';

/** What a save that failed means for the sweep on the board. */
export function saveFault({ fault, message }: LibraryError): Notice {
  const text =
    fault === 'full'
      ? 'The space that this browser gives to the page is full: the sweep goes on, and what it adds is held in memory until ' +
        'it can be saved. Delete sweeps from the library, or export this one before the tab is closed.'
      : fault === 'gone'
        ? 'The sweep on the board has been deleted from the library. It goes on in memory until the tab is closed.'
        : `The sweep could not be saved (${message}). It goes on in memory, and saving is tried again.`;
  return { id: SAVE_NOTICE, kind: 'warning', text };
}

/** A supplement that could not be kept with its sweep. */
export const supplementFault = ({ fault, message }: LibraryError): Notice => ({
  id: SAVE_NOTICE,
  kind: 'warning',
  text:
    fault === 'full'
      ? 'The space that this browser gives to the page is full: what was measured is held in memory until the tab is closed. Export the sweep to keep it.'
      : `What was measured could not be saved (${message}). It is held in memory until the tab is closed: export the sweep to keep it.`,
});

export const ABSENT = (reason: string): Notice => ({
  id: 'library-absent',
  kind: 'warning',
  text:
    `This browser stores nothing for this page (${reason}), so sweeps last until the tab is closed. ` +
    'Everything else works; export what is to be kept.',
});

export const FOLLOWING: Notice = {
  id: 'library-following',
  kind: 'information',
  text: 'Another tab performs this sweep. Pause, resume or stop it there; this tab goes on with it when that one is closed.',
};

export const PAUSED_AFTER_ATTEMPTS: Notice = {
  id: 'library-attempts',
  kind: 'warning',
  text:
    'The page ended several times while it performed this sweep, before anything more could be saved, so the sweep is paused. ' +
    'Resume it, or run a smaller one: it may need more memory than there is.',
};

export const damaged = (name: string, damage: readonly string[], isRepaired: boolean): Notice => ({
  id: 'library-damage',
  kind: 'warning',
  text:
    `"${name}" is damaged in the library: ${damage.slice(0, 3).join('; ')}${damage.length > 3 ? `; and ${damage.length - 3} more` : ''}. ` +
    (isRepaired ? 'Its damaged runs start again; the others are as they were.' : 'Run it again.'),
});

/** Damage of a sweep whose numbers are not those that were saved. */
export const OTHER_FINGERPRINT = 'its results do not give the fingerprint that was saved';

export const openFault = (message: string): Notice => ({ id: 'library-open', kind: 'warning', text: message });
