import type { Catalogue } from '../catalogue.ts';

/** Wörter zur Verwendung ohne Netz und zu neueren Fassungen der Seite. */
export const OFFLINE_GERMAN: Catalogue['offline'] = {
  ready: 'Eine neue Fassung ist bereit.',
  open: (trains) => (trains ? 'Nach dem Training neu laden' : 'Neu laden'),
  willOpen: 'Die Seite lädt neu, wenn das Training beendet ist.',
  cancel: 'Nicht neu laden',
  coming: 'Die Seite wird für die Verwendung ohne Netz aufbewahrt.',
  kept: (size) => `Die Seite öffnet sich auch ohne Netz: ihre Dateien, ${size}, sind aufbewahrt.`,
  absent: {
    off: 'Die Seite braucht zum Öffnen ein Netz: diese Kopie ist so gebaut.',
    insecure: 'Die Seite braucht zum Öffnen ein Netz: sie wird nicht über https ausgeliefert.',
    refused: 'Die Seite braucht zum Öffnen ein Netz: ihr Service Worker ließ sich nicht registrieren.',
    storage: 'Die Seite braucht zum Öffnen ein Netz: dieser Browser hat keinen Platz für ihre Dateien.',
    files: 'Die Seite braucht zum Öffnen ein Netz: nicht alle ihre Dateien waren zu haben. Ein neuer Versuch folgt.',
  },
};
