import { formatCount } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';

/** Wörter der Kopfzeile. */
export const HEADER_GERMAN: Catalogue['header'] = {
  menu: 'Menü',
  views: {
    name: 'Ansichten',
    start: 'Start',
    lessons: 'Lektionen',
    claims: 'Behauptungen',
    measure: 'Messen',
    workbench: 'Werkbank',
  },
  colours: { name: 'Farben', light: 'Hell', dark: 'Dunkel', system: 'Wie das System' },
  shortcuts: 'Tastenkürzel',
  language: {
    name: (language) => `Sprache: ${language}`,
    failed: (language) =>
      `Die Wörter für ${language} ließen sich nicht laden. Die Sprache später noch einmal auswählen.`,
  },
  examples: {
    name: 'Beispiele',
    first: 'Der erste Sweep',
    small: 'Wenige Sekunden: 3 × 3 Zellen',
    edgeOfStability: 'Rand der Stabilität: λ₁ steigt bis 2/η, kleine Batches bleiben darunter',
    bestRate: 'Bestes η für jedes B: lineare Skalierung und ihre Grenze, 168 Läufe',
    ratioStudy: 'Schärfe ist eine Funktion von η/B: 7 × 6 Zellen, 126 Läufe',
  },
  lecture: {
    name: 'Vortrag',
    add: 'Übersicht als Schritt hinzufügen (a)',
    added: (step: number) => `Schritt ${step} hinzugefügt`,
    edit: 'Schritte bearbeiten …',
    present: 'Vorführen (p)',
    example: 'Beispiel: gleiches η/B, gleiche Schärfe',
  },
  link: {
    copy: 'Link kopieren',
    copied: 'Kopiert',
    inAddressBar: 'In der Adresszeile',
    about: 'Über den Link',
    saveFile: 'Als Datei sichern',
    mixed:
      'Der Link enthält nur die Einstellungen: Dieser Sweep lief auf mehr als einem Rechenkern, seine Ergebnisse sind also nicht reproduzierbar.',
    unfinished:
      'Der Link enthält nur die Einstellungen: Der Sweep ist noch nicht fertig, es gibt also noch keine Ergebnisse zum Vergleichen.',
    noSweep: 'Der Link enthält nur die Einstellungen: Es lief noch kein Sweep.',
    tooLong: (characters) =>
      `Ein Link zu diesem Stand hätte ${formatCount(characters)} Zeichen, mehr, als Programme beim Weitergeben behalten. Stattdessen den Sweep als Datei sichern; wer sie hier öffnet, sieht dasselbe.`,
  },
};
