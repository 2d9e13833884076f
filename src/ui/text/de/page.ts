import { formatCount } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';
import { gemischt, herkunft } from './engine-words.ts';
import { regel } from './training-rules.ts';

/** Wörter der Seite als Ganzes, und was mehrere Räume gemeinsam haben. */
export const PAGE_GERMAN: Catalogue['page'] = {
  titles: {
    start: 'sgdscope: ein Mikroskop für SGD',
    workbench: 'Werkbank · sgdscope',
    lessons: 'Lektionen · sgdscope',
    claims: 'Behauptungen · sgdscope',
    claim: 'Behauptungen · sgdscope',
    measure: 'Ein Netz messen · sgdscope',
    glossary: 'Glossar · sgdscope',
    present: 'Vortrag · sgdscope',
  },
  skip: { map: 'Zur Karte springen', content: 'Zum Inhalt springen' },
  fault: { title: 'Dieser Teil der Seite lässt sich nicht zeigen', reload: 'Seite neu laden' },
  notices: {
    name: 'Hinweise',
    warning: 'Warnung.',
    dismiss: (text) => `Ausblenden: ${text}`,
    more: (count) => `und ${count} weitere`,
  },
  link: {
    damagedLink: 'Dieser Link ist nicht lesbar',
    unknownRoute: 'Diese Seite gibt es nicht',
    back: 'Zurück zum Sweep',
    runFirst: 'Den ersten Sweep starten',
    openSaved: 'Einen gesicherten Sweep öffnen',
    seeClaims: 'Zu den Behauptungen',
  },
  file: {
    title: (name) => `Dieser Sweep braucht die Datei „${name}“`,
    choose: 'Datei auswählen …',
    drop: 'oder irgendwo auf der Seite ablegen',
    hash: 'Ihr SHA-256 ist ',
    other: '. Eine andere Datei wird zum Datensatz der Einstellungen, und der Sweep des Links läuft nicht.',
  },
  drop: {
    board: 'Daten zum Trainieren oder ein Netz zum Messen ablegen',
    boardFormats: 'Daten als CSV, NPZ oder IDX; ein Netz als NPZ oder safetensors. Dateien bleiben auf diesem Gerät.',
    network: 'Ein Netz zum Messen ablegen',
    networkFormats: 'NPZ oder safetensors, mit den Daten des Netzes. Dateien bleiben auf diesem Gerät.',
  },
  costly: {
    title: 'Diesen aufwendigen Sweep starten?',
    change: 'Einstellungen ändern',
    start: 'Trotzdem starten',
  },
  run: {
    networks: (count) => `${anzahl(count, 'Netz', 'Netze')} trainieren`,
    runs: (count) => `${anzahl(count, 'Lauf', 'Läufe')} starten`,
    more: (count) => `${formatCount(count)} weitere trainieren`,
    show: (count) => `${anzahl(count, 'Netz', 'Netze')} zeigen`,
    again: (runs) => `${formatCount(runs)} noch einmal trainieren`,
    invalid: 'Trainieren',
    pause: 'Anhalten',
    resume: 'Fortsetzen',
    stop: 'Beenden',
    following: 'Ein anderer Tab trainiert diesen Sweep: dort anhalten oder beenden.',
    bar: 'Sweep',
    kept: ['Der vorige Sweep steht unter ', 'Sweeps', ''],
  },
  seeds: (seed, dataSeed) => (dataSeed === undefined ? `Seed ${seed}` : `Daten-Seed ${dataSeed}, Seed ${seed}`),
  mixed: 'gemischte Rechenkerne',
  mixedName: 'Gemischte Rechenkerne',
  mixedSentence: (mixed) =>
    `${gemischt(mixed)}. Anderswo geschieht das nicht bei denselben Schritten; der Fingerabdruck ist also nicht reproduzierbar.`,
  provenance: (engine) => `Berechnet mit ${herkunft(engine)}.`,
  rule: regel,
  otherLimit: (rule, formula, isDrawn) =>
    `Für ${rule} ist keine Stabilitätsgrenze von λ₁ bekannt. Die mit vollem Batch, ${formula}, gilt für λ₁(P⁻¹H)${isDrawn ? ' und ist bei der vorkonditionierten Schärfe eingezeichnet' : ''}.`,
  noLimit: (rule, hasSettings) =>
    `Für ${rule} ist ${hasSettings ? 'bei diesem Momentum, dieser Gewichtsabnahme und diesem B ' : ''}keine Stabilitätsgrenze von λ₁ bekannt; es ist keine eingezeichnet.`,
  noPreconditionedLimit: {
    identity: (rule) =>
      `Die Schritte von ${rule} sind nicht vorkonditioniert: P ist 1, und λ₁(P⁻¹H) ist λ₁, bei der Schärfe eingezeichnet.`,
    none: (rule) =>
      `Die Schritte von ${rule} sind nicht Gradienten oder Mittel von Gradienten, geteilt durch ein diagonales P: Ein λ₁(P⁻¹H) gibt es nicht.`,
    unknown: (rule) =>
      `Für ${rule} ist bei dieser Gewichtsabnahme und diesem B keine Stabilitätsgrenze von λ₁(P⁻¹H) bekannt; es ist keine eingezeichnet.`,
  },
  caveat: {
    before: 'Krümmung hängt von der ',
    term: 'Parametrisierung',
    after:
      ' ab: Umskalierte Schichten ändern λ₁ beliebig, ohne dass sich eine Ausgabe ändert. Zu vergleichen ist sie nur innerhalb eines Modells und Trainingsverfahrens (',
    end: ').',
  },
};
