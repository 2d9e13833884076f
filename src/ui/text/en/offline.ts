/** Words about use without a network and newer versions of the page. */
export const OFFLINE_ENGLISH = {
  ready: 'A new version is ready.',
  open: (trains: boolean) => (trains ? 'Reload when training has ended' : 'Reload'),
  willOpen: 'The page reloads when training has ended.',
  cancel: 'Do not reload',
  coming: 'The page is being kept for use without a network.',
  kept: (size: string) => `The page opens without a network too: its files, ${size}, are kept.`,
  absent: {
    off: 'The page needs a network to open: this copy of it is built so.',
    insecure: 'The page needs a network to open: it is not served over https.',
    refused: 'The page needs a network to open: its service worker could not be registered.',
    storage: 'The page needs a network to open: this browser has no space for its files.',
    files: 'The page needs a network to open: its files could not all be had. This is tried again.',
  },
};
