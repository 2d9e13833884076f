import { formatCount, formatRate } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';

const steps = (count: number) => `${formatCount(count)} ${count === 1 ? 'Schritt' : 'Schritte'}`;

/** Words of presenting and of writing lectures, in German. */
export const LECTURE_GERMAN: Catalogue['lecture'] = {
  map: {
    rate: 'Lernrate η',
    size: 'Batchgröße B',
    cells: (quantity: string) => `Zellen: ${quantity}`,
    cell: (rate: number, size: number, text: string) => `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${text}`,
    summary: (quantity: string, cells: string) => `Lernrate gegen Batchgröße: ${quantity}. ${cells}`,
  },
  curves: {
    dashed: (name: string) => `${name} (gestrichelt)`,
    band: (units: string) => `Band: 95 %, ${units}`,
    quartiles: (units: string) => `Band: Quartile, ${units}`,
    empty: 'Keine solche Kurve in diesen Ergebnissen',
    summary: (name: string, clock: string, curves: number) =>
      `${name} gegen ${clock}: ${formatCount(curves)} ${curves === 1 ? 'Kurve' : 'Kurven'}.`,
  },
  gap: {
    bars: (units: string) => `Balken: 95 %, ${units}`,
    summary: (name: string, cells: number) =>
      `${name} gegen η/B: ${formatCount(cells)} ${cells === 1 ? 'Zelle' : 'Zellen'}.`,
  },
  present: {
    steps: 'Schritte',
    step: (number: number, title: string) => `Schritt ${number}: ${title}`,
    at: (number: number, count: number) => `${number} von ${count}`,
    time: (clock: string) => `Trainingszeit: ${clock}`,
    timeAt: (clock: string, value: string) => `${clock} = ${value}`,
    computed: (day: string, engine: string, fingerprint: string) =>
      `Berechnet am ${day} von ${engine}, Fingerabdruck ${fingerprint}`,
    computedHere: (engine: string, fingerprint: string) => `Hier berechnet von ${engine}, Fingerabdruck ${fingerprint}`,
    reading: 'Die Ergebnisse dieses Schritts werden geöffnet …',
    training: (percent: number, left: string) => `Training, ${percent} % fertig${left === '' ? '' : `, noch ${left}`}`,
    preparing: 'Die Daten dieses Schritts werden vorbereitet …',
    failed: 'Die Ergebnisse dieses Schritts lassen sich nicht öffnen.',
    runInstead: 'Jetzt trainieren',
    stopped: 'Der Sweep dieses Schritts wurde vor seinem Ende angehalten.',
    noSteps: 'Dieser Vortrag hat noch keine Schritte.',
    leave: 'Zurück zur Übersicht',
    loading: 'Der Vortrag wird geöffnet …',
    fault: 'Der Vortrag lässt sich nicht öffnen',
    noFigures: 'In dieser Übersicht war keine Abbildung offen.',
  },
  code: {
    name: 'Link zu diesem Schritt',
    alt: (address: string) => `QR-Code von ${address}`,
    scan: 'Diesen Code scannen, um denselben Zustand zu öffnen und neu zu berechnen.',
    here: 'Dieser Link öffnet sich nur auf diesem Rechner: Die Seite wird nur für ihn bereitgestellt. Geben Sie den Vortrag als Datei weiter, oder bauen Sie die Seite mit PUBLIC_URL.',
    long: (characters: number) =>
      `Ein Link zu diesem Schritt hat ${formatCount(characters)} Zeichen, mehr als ein Code fasst. Geben Sie den Vortrag als Datei weiter.`,
    close: 'Schließen',
    saveLecture: 'Vortrag als Datei speichern',
  },
  list: {
    title: 'Vorträge',
    about:
      'Ein Vortrag ist eine Folge von Zuständen der Übersicht, jeder mit Titel und Bildunterschrift, groß gezeigt für einen Saal.',
    example: 'Gleiches η/B, gleiche Schärfe',
    exampleAbout: 'Das Beispiel, das zur Seite gehört; seine Ergebnisse sind schon berechnet.',
    present: 'Vorführen',
    presentNamed: (title: string) => `${title} vorführen`,
    edit: 'Bearbeiten',
    editNamed: (title: string) => `${title} bearbeiten`,
    remove: 'Löschen',
    removeNamed: (title: string) => `${title} löschen`,
    steps,
    none: 'In diesem Browser liegt noch kein Vortrag.',
    absent:
      'Dieser Browser bewahrt für diese Seite nichts auf: Speichern Sie jeden Vortrag als Datei, bevor Sie sie schließen.',
    create: 'Neuer Vortrag',
    open: 'Datei öffnen …',
    untitled: 'Vortrag ohne Titel',
    keys: '← → oder ein Presenter blättert, q zeigt den Code, Escape beendet.',
    insecure:
      'Diese Seite kam über einfaches HTTP: Der Browser behält dann keine Kopie für den Gebrauch ohne Netz und gibt keinen Zugang zur Zwischenablage. Alles andere geht.',
  },
  panel: {
    name: 'Vortrag',
    close: 'Schließen',
    title: 'Titel des Vortrags',
    add: 'Übersicht als Schritt hinzufügen',
    present: 'Vorführen',
    presentFrom: (number: number) => `Ab Schritt ${number} vorführen`,
    save: 'Als Datei speichern',
    copyLink: 'Link kopieren',
    copied: 'Kopiert',
    inAddressBar: 'In der Adresszeile',
    linkTooLong: (characters: number) =>
      `Ein Link zu diesem Vortrag hätte ${formatCount(characters)} Zeichen, mehr, als Programme, die Links weitergeben, behalten. Speichern Sie ihn als Datei.`,
    linkWithoutResults: 'Der Link enthält die Schritte, nicht die Ergebnisse: Wer ihn öffnet, trainiert sie.',
    all: 'Alle Vorträge',
    stepTitle: (number: number) => `Titel von Schritt ${number}`,
    stepCaption: (number: number) => `Bildunterschrift von Schritt ${number}`,
    reads: 'Lautet: ',
    up: (number: number) => `Schritt ${number} nach oben`,
    down: (number: number) => `Schritt ${number} nach unten`,
    drag: (number: number) => `Schritt ${number} ziehen`,
    update: (number: number) => `Schritt ${number} durch die Übersicht ersetzen`,
    updateShort: 'Aus Übersicht',
    show: (number: number) => `Schritt ${number} in der Übersicht zeigen`,
    showShort: 'Zeigen',
    remove: (number: number) => `Schritt ${number} löschen`,
    removeShort: 'Löschen',
    deletedStep: (title: string) => `Schritt ‚${title}‘ gelöscht.`,
    deletedLecture: (title: string) => `Vortrag ‚${title}‘ gelöscht.`,
    undo: 'Rückgängig',
    results: 'Ergebnisse in der Datei',
    resultsOf: (name: string, size: string) => (size === '' ? name : `${name}: ${size}`),
    resultsNeed: 'Sein Sweep muss fertig in der Übersicht sein: Zeigen Sie einen seiner Schritte.',
    notSaved: (reason: string) =>
      `Dieser Vortrag konnte nicht in diesem Browser aufbewahrt werden (${reason}). Speichern Sie ihn als Datei.`,
    values:
      'Werte in geschweiften Klammern werden berechnet: {sharpness on η/B = 1/320}, {accuracyGap at η = 0.1, B = 32}, {interval of …}, {range of …}, {factor of …}, {correlation of …}, {count on η/B = …}.',
    noValue: (text: string) => `„${text}“ ist kein Wert, der sich berechnen lässt; unten steht, welche es gibt.`,
    unreadable: (numbers: readonly number[]) =>
      `Berichtigen Sie zuerst die Werte in geschweiften Klammern in ${numbers.length === 1 ? 'Schritt' : 'den Schritten'} ${numbers.join(', ')}.`,
    empty: 'Zeigen Sie in der Übersicht, was Sie wollen, und fügen Sie es als Schritt hinzu (a).',
  },
  added: (number: number, title: string) => `Schritt ${number} wurde dem Vortrag ‚${title}‘ hinzugefügt.`,
  step: {
    ratio: (ratio: string) => `Verhältnis η/B = ${ratio}`,
    ratioCaption: (ratio: string) =>
      `Die {count on η/B = ${ratio}} Zellen mit η/B = ${ratio} enden bei λ₁ = {sharpness on η/B = ${ratio}}.`,
    map: (quantity: string) => `${quantity} über η und B`,
    mapCaption: (quantity: string, id: string) => `${quantity}: von {range of ${id}}.`,
  },
};
