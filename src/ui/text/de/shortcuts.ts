import type { Catalogue } from '../catalogue.ts';

/** Jede Taste, die etwas tut, nach dem Ort. */
export const SHORTCUTS_GERMAN: Catalogue['shortcuts'] = {
  title: 'Tastenkürzel',
  close: 'Schließen',
  groups: [
    {
      name: 'Überall',
      rows: [
        { keys: ['?'], what: 'Diese Liste' },
        { keys: ['Tab'], what: 'Zum nächsten Bedienelement; das erste führt an der Kopfzeile vorbei' },
        { keys: ['Esc'], what: 'Offenes schließen, sonst die Auswahl aufheben' },
      ],
    },
    {
      name: 'Karte und Diagonalen',
      rows: [
        { keys: ['←', '→', '↑', '↓'], what: 'Zur nächsten Zelle; auf Start auch zur nächsten Diagonale' },
        { keys: ['Eingabe'], what: 'Die Zelle auswählen; noch einmal: das Mikroskop auf einen Lauf öffnen' },
        { keys: ['Umschalt', 'Eingabe'], what: 'Die Zelle dazunehmen oder weglassen' },
        { keys: ['Leertaste'], what: 'Das Training anhalten oder fortsetzen' },
      ],
    },
    {
      name: 'Werkbank',
      rows: [
        { keys: ['f'], what: 'Die benutzte Ansicht allein, oder wieder alle' },
        { keys: ['\\'], what: 'Einstellungen zeigen oder verbergen' },
        { keys: ['Umschalt', '←', '→'], what: 'Eine Ansicht verschieben, vom Griff vor ihrem Namen aus' },
        { keys: ['←', '→'], what: 'Die gezeigte Zeit ändern, von der Abspielleiste aus' },
      ],
    },
    {
      name: 'Vortrag',
      rows: [
        { keys: ['a'], what: 'Die Übersicht als Schritt hinzufügen, auf Start und in der Werkbank' },
        { keys: ['p'], what: 'Vorführen, von Start und von der Werkbank aus' },
        {
          keys: ['←', '→', 'Leertaste'],
          what: 'Zum Schritt davor oder danach; so auch Bild auf und Bild ab eines Presenters',
        },
        { keys: ['Pos1', 'Ende'], what: 'Zum ersten oder zum letzten Schritt' },
        { keys: ['Umschalt', '←', '→'], what: 'Die Trainingszeit des Schritts bewegen' },
        { keys: ['q'], what: 'Den Link zum Schritt als QR-Code zeigen' },
        { keys: ['Esc'], what: 'Zurück zur Übersicht' },
      ],
    },
  ],
};
