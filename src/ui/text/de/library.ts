import { formatCount } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';

/** Wörter der Liste der Sweeps. */
export const LIBRARY_GERMAN: Catalogue['library'] = {
  name: 'Sweeps',
  close: 'Liste der Sweeps schließen',
  list: 'Sweeps, zuletzt geänderte zuerst',
  openFile: 'Datei öffnen …',
  filter: 'Nach Name oder Fingerabdruck filtern',
  noMatch: (typed) => `Kein Sweep hat „${typed}“ im Namen oder Fingerabdruck.`,
  loading: 'Die in diesem Browser aufbewahrten Sweeps werden gelesen …',
  absent: [
    'Dieser Browser bewahrt für diese Seite nichts auf.',
    'Sein Speicher ist gesperrt oder fehlt, wie in manchen privaten Fenstern. Sweeps laufen wie gewohnt und sind weg, wenn der Tab geschlossen wird: exportieren, was nicht verloren gehen darf.',
  ],
  none: [
    'Noch keine Sweeps.',
    'Jeder Sweep wird hier aufbewahrt, während er läuft, mit Einstellungen, Kurven und Fingerabdruck. Nach einem geschlossenen Tab oder einem Absturz geht er dort weiter, wo er war.',
  ],
  runs: (runs, ended) =>
    ended === runs ? anzahl(runs, 'Lauf', 'Läufe') : `${formatCount(ended)} von ${anzahl(runs, 'Lauf', 'Läufen')}`,
  fingerprint: (hash) => `Fingerabdruck ${hash}`,
  badges: {
    onBoard: 'wird gezeigt',
    paused: 'pausiert',
    unfinished: 'unfertig',
    stopped: 'angehalten',
    mixed: 'gemischte Rechenkerne',
  },
  menu: {
    name: (sweep) => `Aktionen für ${sweep}`,
    goOn: 'Weiter trainieren',
    rename: 'Umbenennen',
    duplicate: 'Verdoppeln',
    export: 'Als Datei exportieren',
    delete: 'Löschen',
  },
  newName: (name) => `Neuer Name von ${name}`,
  deleted: (name) => `„${name}“ gelöscht.`,
  undo: 'Rückgängig',
  storage: {
    name: 'Belegter Speicher',
    full: 'Der Speicher ist fast voll. Ist er voll, werden weitere Sweeps nicht aufbewahrt.',
    used: (used, quota) => `${used} von ${quota} belegt.`,
    persisted: 'Dieser Browser bewahrt sie auf, bis sie gelöscht werden.',
    volatile: 'Dieser Browser löscht sie vielleicht, wenn Platz fehlt; exportieren, was nicht verloren gehen darf.',
    choose: 'Zu Löschendes auswählen',
  },
  choice: {
    list: 'Sweeps, größte zuerst',
    none: 'Auswählen, was gelöscht werden soll.',
    chosen: (sweeps, size) => `${anzahl(sweeps, 'Sweep', 'Sweeps')} ausgewählt, ${size}.`,
    ask: (sweeps, size) =>
      `${anzahl(sweeps, 'Sweep', 'Sweeps')}, ${size}, löschen? Das lässt sich nicht rückgängig machen.`,
    delete: 'Löschen …',
    confirm: 'Endgültig löschen',
    keep: 'Behalten',
    done: 'Fertig',
  },
  dates: {
    locale: 'de-DE',
    now: 'gerade eben',
    minutes: (minutes) => `vor ${minutes} min`,
    today: (time) => `heute, ${time}`,
    yesterday: (time) => `gestern, ${time}`,
  },
};
