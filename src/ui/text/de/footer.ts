import type { EngineTiming } from '../../../engine/engine-timing.ts';
import { engineName } from '../../../engine/provenance.ts';
import { formatNumber } from '../../../figure/format-number.ts';
import { formatCount, formatSeconds } from '../../charts/format.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl } from './counting.ts';
import { selbstpruefung } from './engine-words.ts';

const beendet = (count: number, runs: number) => `${formatCount(count)} von ${anzahl(runs, 'Lauf', 'Läufen')} beendet`;

/** Wie `timingText`. */
function zeitmessung(timing: EngineTiming | null): string {
  const [fastest, ...others] = timing?.times ?? [];
  if (!timing || !fastest)
    return `noch nicht gemessen: Ein erster Sweep dieser Art beginnt auf ${engineName({ kind: 'simd' })}`;
  const when = `gemessen am ${new Date(timing.at).toISOString().slice(0, 10)} an einem Sweep dieser Art`;
  if (others.length === 0)
    return `${engineName(fastest)}: der einzige der gemessenen Rechenkerne, der hier läuft, ${when}`;
  const ratios = others.map(
    (other) =>
      `${Number((other.milliseconds / fastest.milliseconds).toPrecision(2))}-mal so schnell wie ${engineName(other)}`,
  );
  return `${engineName(fastest)}: hier ${ratios.join(', ')}, ${when}`;
}

/** Wörter der Fußzeile. */
export const FOOTER_GERMAN: Catalogue['footer'] = {
  local: 'nichts verlässt diesen Tab',
  progress: 'Fortschritt des Sweeps',
  fingerprint: (hash, isMixed) => `Fingerabdruck ${hash}${isMixed ? ', nicht reproduzierbar' : ''}`,
  fingerprintLater: 'Fingerabdruck am Ende',
  selfCheck: selbstpruefung,
  fallback: ({ kind, refusals = [] }) =>
    refusals.length === 0
      ? undefined
      : `das Training läuft auf ${engineName({ kind })}, weil ein bevorzugter Rechenkern hier nicht läuft`,
  status: {
    following: (count, runs) => `Ein anderer Tab trainiert diesen Sweep; dieser folgt ihm. ${beendet(count, runs)}`,
    preparing: 'Die Daten werden vorbereitet …',
    running: beendet,
    paused: (count, runs) => `Pausiert, ${beendet(count, runs)}`,
    stopping: 'Hält an der nächsten Schrittgrenze …',
    stopped: (count, runs) => `Angehalten, ${beendet(count, runs)}`,
    failed: (reason) => `Fehlgeschlagen: ${reason}`,
    noReason: 'kein Grund angegeben',
    finished: (runs, { diverged, takenOver }, seconds) =>
      `Fertig: ${anzahl(runs, 'Lauf', 'Läufe')}${takenOver > 0 ? `, ${formatCount(takenOver)} davon schon vorher` : ''}${diverged > 0 ? `, ${diverged} divergiert` : ''}, ${formatSeconds(seconds)}`,
  },
  left: (seconds) => `noch ${formatSeconds(seconds)}`,
  announcement: (percent) => `Training, ${percent} % fertig`,
  engine: {
    name: 'Rechenkern und Fingerabdruck',
    device: 'Gerät',
    selection: 'Auswahl',
    fingerprint: 'Fingerabdruck',
    fingerprintLater: 'vorhanden, sobald der Sweep fertig ist',
    reproducibility: 'Reproduzierbarkeit',
    everywhere: 'Dieselbe Spezifikation ergibt auf jedem Gerät denselben Fingerabdruck.',
    here: 'Dieselbe Spezifikation ergibt auf diesem Gerät und in dieser Version denselben Fingerabdruck; anderswo stimmen die Ergebnisse statistisch überein.',
    selfCheck: 'Selbstprüfung',
    checked: (milliseconds) => `jede Größe innerhalb ihrer Schranke, in ${formatNumber(milliseconds, 2)} ms`,
    next: 'Rechenkern des nächsten Sweeps',
    choices: {
      auto: 'Der schnellste hier bekannte',
      simd: 'WebAssembly SIMD',
      webgl: 'WebGL (tfjs)',
      'tfjs-cpu': 'JavaScript (tfjs, langsam)',
    },
  },
  check: {
    run: 'Mit Referenznetzen prüfen',
    running: 'Wird geprüft …',
    failed: (message) => `Die Prüfung konnte nicht laufen: ${message}`,
    passed: (networks) => `Alle ${networks} Netze: Jede Größe liegt innerhalb ihrer Schranke.`,
    wrong: (count, networks) =>
      `${count} von ${networks} Netzen überschreiten ihre Schranke: Diesem Rechenkern ist auf diesem Gerät nicht zu trauen.`,
    network: 'Netz',
    quantities: 'Größen',
    worst: 'größter Fehler ÷ Schranke',
  },
  timing: {
    name: 'Geschwindigkeit der Rechenkerne',
    running: 'Die Rechenkerne werden gemessen …',
    result: zeitmessung,
    failed: (message) => `Die Rechenkerne ließen sich nicht messen: ${message}`,
    run: 'Rechenkerne messen',
    later: 'Messbar, sobald der Sweep fertig oder pausiert ist.',
  },
};
