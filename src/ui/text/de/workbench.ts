import { formatRate } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';

/** Alle Wörter der Werkbank: ihre Leisten, ihre Liste der Ansichten und was sich mit einer Ansicht tun lässt. */
export const WORKBENCH_GERMAN: Catalogue['workbench'] = {
  view: {
    title: 'Werkbank',
    settings: 'Einstellungen',
    spec: 'Spezifikation des nächsten Sweeps',
    hideSettings: 'Einstellungen verbergen',
    settingsHint: 'Tastenkürzel: \\',
    closeSettings: 'Einstellungen schließen',
    noPanels: 'Keine Ansicht ist offen.',
  },
  toolbar: {
    name: 'Wie die Ansichten den Sweep zeigen',
    curves: 'Kurven',
    curveStyles: {
      mean: 'Mittel und 95-%-Intervall',
      median: 'Median und Quartile',
      runs: 'jeder Lauf',
    },
    against: 'gegen',
    scale: 'Skala',
    scales: { log: 'logarithmisch', linear: 'linear' },
    probe: (label) => label,
    compare: 'Läufe vergleichen',
    atEnd: 'an ihrem Ende',
    atEqual: (clock) => `gleiche Zeit (${clock})`,
    cells: 'Zellen',
    colourAlone: 'nur Farbe',
    number: 'Zahl',
    miniature: (probe) => `Zahl und ${probe}`,
  },
  addPanel: {
    button: '+ Ansicht hinzufügen',
    layouts: 'Anordnungen',
    panels: 'Ansichten',
    layoutNames: {
      overview: 'Überblick',
      curvature: 'Krümmung',
      noise: 'Gradientenrauschen',
      stability: 'Stabilität',
      tuning: 'Beste Lernrate',
    },
    panelNames: {
      map: 'Karte η × B',
      loss: 'Verlust',
      eigenvalues: 'Größte Eigenwerte',
      gap: 'η/B gegen Lücke, Genauigkeit oder Schärfe',
      stability: 'Schärfe gegen Ungleichmäßigkeit',
      bestRate: 'Bestes η für jedes B',
      bestValue: 'Wert beim besten η für jedes B',
    },
    isOpen: 'offen',
  },
  finding: {
    name: 'Was der Sweep zeigt',
    shows: 'Was das zeigt.',
    next: 'Was als Nächstes zu versuchen wäre.',
    howToRead: 'Wie es zu lesen ist.',
    before: 'Das Training starten: Jede Zelle der Karte trainiert ein Netz je Seed.',
    diagonals:
      'Zellen auf einer Diagonale haben dasselbe η/B, Lernrate ÷ Batchgröße. Auf das Verhältnis am Ende einer Diagonale zeigen, um in jeder Ansicht zu sehen, ob die Kurven ihrer Läufe zusammenfallen.',
    noDiagonals:
      'SGD rauscht nach rechts unten stärker. Hier haben keine zwei Zellen dasselbe η/B; mit η und B in Zweierpotenzen erscheinen Diagonalen gleicher η/B.',
  },
  readout: {
    pointer:
      'Auf eine Zelle, eine Kurve oder ein Verhältnis zeigen, um Zahlen zu sehen. Ein Klick wählt aus, mit Umschalt kommt mehr dazu, Escape hebt alles auf; in einer Figur lässt sich ein Rechteck aufziehen. Ein Doppelklick auf eine Zelle, oder zweimal die Eingabetaste, öffnet das Mikroskop auf einen Lauf.',
    touch: 'Auf eine Zelle, eine Kurve oder ein Verhältnis tippen, um Zahlen zu sehen.',
  },
  legend: {
    diverged: 'schraffiert: der Anteil der Läufe, die divergierten',
    capped: 'gestrichelt, ohne Farbe: einige Läufe verbrauchten ihr Budget über dem Zielverlust',
  },
  next: {
    moreSeeds: (seeds) => `Mehr Seeds: Bei ${seeds} sind die Intervalle breit.`,
    diagonals: 'η und B in Zweierpotenzen, sodass Zellen dasselbe η/B haben.',
    beyond: (rate, next) =>
      `η = ${formatRate(rate)} weglassen und sehen, ob das Verhältnis allein entscheidet; oder η = ${formatRate(next)} hinzufügen und sehen, wie es versagt.`,
    largerRate: (next) => `η = ${formatRate(next)} hinzufügen und sehen, wie weit das Gesetz reicht.`,
  },
  play: {
    name: 'Gezeigte Zeit',
    play: 'Das Training abspielen',
    pause: 'Das Abspielen anhalten',
    slider: (clock) => `Gezeigte Zeit aller Ansichten (${clock})`,
    at: (clock, time) => `${clock} ${time}`,
    end: (clock, time) => `${clock} ${time}, das Ende`,
  },
  tables: {
    runs: 'Läufe',
    diverged: (runs, diverged) => `${runs}, ${diverged} divergiert`,
    overTime: (probe) => `${probe}: Mittel über die Seeds jeder Zelle, mit 95-%-Intervall.`,
    atMoment: (quantity) => `${quantity}: Mittel über die Seeds jeder Zelle, mit 95-%-Intervall.`,
  },
  actions: {
    maximise: (title) => `${title} maximieren`,
    maximiseHint: 'Maximieren (f)',
    restore: (title) => `Von ${title} zurück zu allen Ansichten`,
    restoreHint: 'Zurück zu allen Ansichten (f oder Escape)',
    more: (title) => `Mehr zu ${title}`,
    asTable: 'Zahlen zeigen',
    asFigure: 'Figur zeigen',
    sound: 'Als Klang abspielen',
    heard: (names) => `Die Tonhöhe folgt der Kurve: ${names.join(', dann ')}.`,
    nothingToHear: 'Es gibt noch keine Kurve zu hören.',
    earlier: 'Weiter nach vorn (Umschalt + ←)',
    later: 'Weiter nach hinten (Umschalt + →)',
    wider: 'Breiter',
    narrower: 'Schmaler',
    taller: 'Höher',
    lower: 'Niedriger',
    remove: 'Entfernen',
    move: (title) => `${title} verschieben`,
    moveHint: 'Ziehen zum Verschieben, oder Umschalt + Pfeiltasten',
  },
};
