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
  ],
};
