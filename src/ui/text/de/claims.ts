import { intervalText, numberText } from '../../../claims/number-text.ts';
import type { Interval } from '../../../math/interval.ts';
import { formatCount, formatSeconds } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';

/** Wie `numberText`. */
const zahl = (value: number) => (Number.isNaN(value) ? 'unbekannt' : numberText(value));

/** Wie `setText`. */
function menge({ low, high }: Interval): string {
  if (low === Number.NEGATIVE_INFINITY) return `höchstens ${zahl(high)}`;
  if (high === Number.POSITIVE_INFINITY) return `mindestens ${zahl(low)}`;
  return `in ${intervalText({ low, high })}`;
}

/** Was wiederholt wird, in Einzahl und Mehrzahl. */
const REPLICATES: Readonly<Record<string, readonly [string, string]>> = {
  seed: ['weiterer Seed', 'weitere Seeds'],
  'data set': ['weiterer Datensatz', 'weitere Datensätze'],
  particle: ['weiteres Teilchen', 'weitere Teilchen'],
  'particle per cell': ['weiteres Teilchen je Zelle', 'weitere Teilchen je Zelle'],
  'chain per cell': ['weitere Kette je Zelle', 'weitere Ketten je Zelle'],
  run: ['weiterer Lauf', 'weitere Läufe'],
  'run per shape': ['weiterer Lauf je Form', 'weitere Läufe je Form'],
};

/** Wie `moreText`. */
function weitere(count: number, replicate: string): string {
  const [one, many] = REPLICATES[replicate] ?? ['weitere Wiederholung', 'weitere Wiederholungen'];
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** "600 Seeds", ohne "weitere". */
function wiederholungen(count: number, replicate: string): string {
  const [one, many] = REPLICATES[replicate] ?? ['weitere Wiederholung', 'weitere Wiederholungen'];
  return (count === 1 ? one : many).replace(/^\S+ /, '');
}

const klaeren = (count: number) => (count === 1 ? 'würde' : 'würden');

/** Wörter um die Behauptungen; diese selbst sind englisch. */
export const CLAIMS_GERMAN: Catalogue['claims'] = {
  name: 'Behauptungen',
  all: 'Alle Behauptungen',
  unknown: (id) => `Es gibt keine Behauptung „${id}“`,
  toRun: (count) => `${count} Behauptungen zu prüfen`,
  gallery: {
    title: 'Behauptungen der grundlegenden Arbeiten, neu geprüft',
    purpose:
      'Jede Behauptung hat eine Regel, die feststand, bevor etwas gemessen wurde: Größen und die Mengen, in denen sie vorhergesagt sind. Selbst prüfen. „Hier widerlegt“ ist auch ein Ergebnis.',
    none: (standing) => `Nach den vorliegenden Messungen ist keine Behauptung ${standing}.`,
    question: 'Lernrate und Batchgröße mit derselben Zahl multiplizieren: Endet SGD in einem ebenso flachen Minimum?',
    show: 'Zeigen',
    showAll: (count) => `alle ${count}`,
    runAll: (seconds) => `Alle kurz prüfen, etwa ${formatSeconds(seconds)} Rechenzeit`,
    progress: (done, asked) => `${done} von ${asked} geprüft`,
    progressName: 'Fortschritt aller Behauptungen',
    cancelAll: 'Alle abbrechen',
    bySize: 'Urteile nach der Größe der Prüfung',
    atSize: (size, counts) => `${size} geprüft: ${counts}`,
  },
  standings: { supported: 'gestützt', refuted: 'widerlegt', undecided: 'offen', 'not run': 'nicht geprüft' },
  sizes: { quick: 'kurz', standard: 'normal', thorough: 'gründlich' },
  evidence: {
    locale: 'de-DE',
    shipped: (size, day) => `${size} geprüft, ${day}`,
    undated: (size) => `${size} geprüft, mit der Seite geliefert`,
    own: (size) => `${size} geprüft, hier und jetzt`,
    cost: (seconds, claims) =>
      claims === 1
        ? `in ${formatSeconds(seconds)}`
        : `in ${formatSeconds(seconds)}, ${claims} Behauptungen gleichzeitig`,
  },
  noEvidence: 'keine Messungen',
  notRunYet: 'Noch nicht geprüft',
  run: {
    quick: (seconds) => `Kurz prüfen, ${formatSeconds(seconds)}`,
    again: (size, seconds) => `Prüfen: ${size}, ${formatSeconds(seconds)}`,
    quickOf: (id) => `${id} kurz prüfen`,
    moreSeeds: (size, seconds) => `Mehr Seeds: ${size}, ${formatSeconds(seconds)}`,
    moreReplicates: (size, seconds) => `Mehr Wiederholungen: ${size}, ${formatSeconds(seconds)}`,
    goOn: (size, seconds, further) =>
      `Weiter, ${size}: etwa ${formatSeconds(seconds)}${further === null ? '' : `, ${weitere(further, 'seed')}`}`,
    goOnShort: (size, seconds) => `Weiter: ${size}, ${formatSeconds(seconds)}`,
    goOnOf: (id, size) => `Weiter mit ${id}, ${size}`,
    undecided: (size, goesOn) =>
      goesOn
        ? `Nach der Prüfung „${size}“ offen. Die nächste Größe setzt fort, was hier gemessen wurde.`
        : `Nach der Prüfung „${size}“ offen. Was hier gemessen wurde, ist nicht mehr vorhanden: Die nächste Größe beginnt von vorn.`,
    ended: (verdict, size) => `${verdict}, ${size} geprüft.`,
    cost: (work, seconds) => `${work}, etwa ${formatSeconds(seconds)}`,
    vary: 'Einstellung abwandeln',
    failed: (message) => `Prüfung fehlgeschlagen: ${message}`,
    progress: (id) => `Fortschritt von ${id}`,
    queued: 'wartet',
    cancel: 'Abbrechen',
    cancelOf: (id) => `${id} abbrechen`,
  },
  export: {
    name: 'Exportieren',
    json: 'Daten und Urteil (JSON)',
    methods: 'Methodenabsatz und BibTeX (Text, englisch)',
  },
  source: {
    read: 'Mit diesen Teilen der Arbeit, ihrem Code oder ihren Daten verglichen.',
    memory: 'Aus der Erinnerung an die Arbeit formuliert; keine ihrer Zahlen ist daher zitiert.',
  },
  figure: {
    summary: (title, y, x) => `${title}: ${y} gegen ${x}.`,
    empty: 'Hier werden Messungen mit Intervallen neben der Vorhersage gezeichnet.',
    numbers: 'Die Zahlen der Figur',
    // Innerhalb eines englischen Absatzes.
    computed: (provenance) => `Computed by ${provenance}.`,
    series: 'Reihe',
    interval: '95-%-Intervall',
  },
  verdict: {
    name: 'Urteil',
    invite: 'Jetzt prüfen: Die Regel unten stand vorher fest, jeder Ausgang zählt also.',
    supported: 'Hier gestützt',
    refuted: 'Hier widerlegt',
    undecided: 'Offen',
    fingerprint: 'Fingerabdruck',
    settle: (count, replicate) => `Etwa ${weitere(count, replicate)} ${klaeren(count)} es klären.`,
    counsel: {
      supported: 'Jedes Intervall liegt in der vorhergesagten Menge.',
      refuted: 'Ein Intervall liegt ganz außerhalb der vorhergesagten Menge.',
      reached: (count, replicate) =>
        `Die größte Prüfung entscheidet es nicht, mit ${formatCount(count)} ${wiederholungen(count, replicate)}.`,
      open: 'Nicht alle Kriterien sind erfüllt, keines ist widerlegt; mehr Wiederholungen allein würden es nicht klären.',
      undecided: (count, replicate) =>
        `Nicht alle Kriterien sind erfüllt, keines ist widerlegt. Etwa ${weitere(count, replicate)} ${klaeren(count)} es mit etwa gleichen Aussichten klären oder nicht.`,
    },
  },
  criteria: {
    name: 'Kriterien: gemessene Intervalle und vorhergesagte Mengen',
    number: zahl,
    predicted: (set, within, further) =>
      [
        `vorhergesagt ${menge(set)}`,
        within ? `, der Schätzwert ${menge(within)}` : '',
        further === null ? '' : `; etwa ${formatCount(further)} mehr ${klaeren(further)} es klären`,
      ].join(''),
  },
  notes: {
    rule: 'Die Regel',
    ruleBeforehand: 'Die Regel, vorher festgelegt',
    why: 'Warum das Ergebnis hier abweicht',
    change: 'Was das Urteil ändern würde',
    toy: 'Dieses System wird Teilchen für Teilchen simuliert; es gibt also keinen Sweep zu öffnen.',
    vary: '„Einstellung abwandeln“ öffnet den zugehörigen Sweep, in dem sich Daten, Netz und Gitter ändern lassen.',
    pitfalls: 'Fallstricke',
    methods: 'Methodenabsatz',
    copy: 'Kopieren',
    copied: 'Kopiert',
  },
};
