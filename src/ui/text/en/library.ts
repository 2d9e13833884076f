import { formatCount } from '../../charts/format.ts';
import { plural } from './counting.ts';

/** Words of the list of sweeps. */
export const LIBRARY_ENGLISH = {
  name: 'Sweeps',
  close: 'Close the list of sweeps',
  list: 'Sweeps, most recently changed first',
  openFile: 'Open a file …',
  filter: 'Filter by name or fingerprint',
  noMatch: (typed: string) => `No sweep has “${typed}” in its name or fingerprint.`,
  loading: 'Reading the sweeps kept in this browser …',
  /** A strong beginning, and what follows. */
  absent: [
    'This browser keeps nothing for this page.',
    'Its storage is blocked or missing, as in some private windows. Sweeps run as usual, and are gone when the tab closes: export what must not be lost.',
  ],
  none: [
    'No sweeps yet.',
    'Every sweep that you run is kept here while it runs, with its settings, curves and fingerprint. After a closed tab or a crash it goes on from where it was.',
  ],
  runs: (runs: number, ended: number) =>
    ended === runs ? plural(runs, 'run') : `${formatCount(ended)} of ${plural(runs, 'run')}`,
  fingerprint: (hash: string) => `fingerprint ${hash}`,
  badges: {
    onBoard: 'on the board',
    paused: 'paused',
    unfinished: 'unfinished',
    stopped: 'stopped',
    mixed: 'mixed engines',
  },
  menu: {
    name: (sweep: string) => `Actions for ${sweep}`,
    goOn: 'Go on training',
    rename: 'Rename',
    duplicate: 'Duplicate',
    export: 'Export as a file',
    delete: 'Delete',
  },
  newName: (name: string) => `New name of ${name}`,
  deleted: (name: string) => `Deleted ‘${name}’.`,
  undo: 'Undo',
  storage: {
    name: 'Storage used',
    full: 'Storage is nearly full. When it is full, further sweeps are not kept.',
    used: (used: string, quota: string) => `${used} of ${quota} used.`,
    persisted: 'Kept by this browser until you delete it.',
    volatile: 'This browser may clear it when space runs short; export what must not be lost.',
    choose: 'Choose what to delete',
  },
  choice: {
    list: 'Sweeps, largest first',
    none: 'Choose what to delete.',
    chosen: (sweeps: number, size: string) => `${plural(sweeps, 'sweep')} chosen, ${size}.`,
    ask: (sweeps: number, size: string) => `Delete ${plural(sweeps, 'sweep')}, ${size}? This cannot be undone.`,
    delete: 'Delete …',
    confirm: 'Delete for good',
    keep: 'Keep them',
    done: 'Done',
  },
  dates: {
    /** In which dates are written. */
    locale: 'en-GB',
    now: 'just now',
    minutes: (minutes: number) => `${minutes} min ago`,
    today: (time: string) => `today, ${time}`,
    yesterday: (time: string) => `yesterday, ${time}`,
  },
};
