import type { Catalogue } from '../catalogue.ts';

/** Wörter der Einbettungen und des Dialogs, der ihr HTML gibt. */
export const EMBED_GERMAN: Catalogue['embed'] = {
  open: 'Die ganze Seite öffnen',
  newTab: '(neuer Tab)',
  name: 'Eingebettet aus sgdscope',
  run: (runs, seconds) => `${runs} (etwa ${seconds})`,
  not: {
    unknown: 'Diese Adresse nennt nichts, was sich einbetten lässt.',
    claim: (id) => `Es gibt keine Behauptung ${id}.`,
    panel: (key) => `Es gibt kein Feld „${key}“.`,
    board: (name, known) => `Es gibt keine Anordnung „${name}“. Anordnungen: ${known}.`,
    lesson: (id) => `Es gibt keine Lektion „${id}“.`,
    framed:
      'Die ganze Seite öffnet sich nicht in einem Rahmen. Ihre Felder, Behauptungen und Lektionen lassen sich einzeln einbetten.',
    sandboxed:
      'Hier lassen sich keine Netze trainieren: der Sandbox des Rahmens fehlt allow-same-origin, ohne das Browser keine Worker starten.',
    file: (name) => `Der Sweep braucht die Datei „${name}“, nach der die ganze Seite fragt.`,
    link: 'Der Link dieser Einbettung lässt sich nicht lesen.',
    content: 'Was die Seite um diesen Rahmen gesandt hat, muss eine Spezifikation oder ein fertiger Sweep sein.',
    noLink: 'Diese Adresse enthält keinen Sweep. Das HTML noch einmal aus dem Menü des Felds kopieren.',
  },
  loading: 'Belege werden gelesen …',
  noEvidence: 'Mit der Seite kommen keine Belege. Die ganze Seite kann die Behauptung prüfen.',
  dialog: {
    menu: 'Einbetten …',
    name: (title) => `„${title}“ einbetten`,
    lead: 'Für das HTML einer Kursseite oder eines Artikels. Nichts trainiert dort, bevor jemand es verlangt.',
    width: 'Breite in px, leer für die ganze Breite',
    height: 'Höhe in px',
    theme: 'Farben',
    themes: { system: 'Wie beim Leser', light: 'Hell', dark: 'Dunkel' },
    html: 'HTML',
    copy: 'Kopieren',
    copied: 'Kopiert',
    select: 'Den Text auswählen und kopieren: dieser Browser gibt keinen Zugriff auf die Zwischenablage.',
    script: 'Nach Wunsch, einmal je Seite: gibt jeder Einbettung die Höhe, die sie braucht',
    preview: 'Vorschau',
    close: 'Schließen',
    here: 'Die Adresse gilt nur auf diesem Rechner: mit PUBLIC_URL bauen oder das HTML dort erzeugen, wo die Seite öffentlich ist.',
    tooLong: (characters) =>
      `Das Board hat zu viele Einstellungen für eine Adresse (${characters} Zeichen). Einen kleineren Sweep einbetten.`,
  },
};
