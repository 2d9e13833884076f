import { formatNumber, formatShort } from '../../../figure/format-number.ts';
import { formatCount, formatRate, formatRatio, formatSeconds } from '../../charts/format.ts';
import { factorRange, sharpnessText } from '../../start/number-text.ts';
import type { Catalogue } from '../catalogue.ts';
import { anzahl, aufgezaehlt, gross, zahlwort } from './counting.ts';

const netze = (count: number) => anzahl(count, 'Netz', 'Netze');
const laeufen = (count: number) => anzahl(count, 'Lauf', 'Läufen');

/** „alle bei η = 0.8“, „bei η = 0.4 und 0.8“ */
const wo = (rates: readonly number[], all: number) =>
  `${rates.length === 1 && all > 1 ? 'alle bei' : 'bei'} η = ${aufgezaehlt(rates.map(formatRate))}`;

const enden = (ends: readonly number[]) => aufgezaehlt(ends.map(sharpnessText));

const shown: Catalogue['start']['shown'] = {
  head: 'Was das zeigt.',
  soFar: 'Bisher.',
  onRatio: (ratio, change, ends, isAlike) =>
    `Auf ${formatRatio(ratio)} unterscheiden sich η und B um den Faktor ${formatShort(change)}, ${isAlike ? 'doch' : 'und'} die ${zahlwort(ends.length)} Zellen enden bei der Schärfe ${enden(ends)}.`,
  onRatioUpTo: (ratio, change, ends, limit) =>
    `Auf ${formatRatio(ratio)} unterscheiden sich η und B um den Faktor ${formatShort(change)}; bis η = ${formatRate(limit.rate)} enden die Zellen noch gleich, bei der Schärfe ${enden(ends)}, bei η = ${formatRate(limit.largest)} dagegen bei ${sharpnessText(limit.end)}.`,
  oneOnRatio: (ratio, rate, size, end) =>
    `Auf ${formatRatio(ratio)} endet eine Zelle, η = ${formatRate(rate)} und B = ${formatCount(size)}, bei der Schärfe ${sharpnessText(end)}.`,
  cell: (rate, size, parts) => `η = ${formatRate(rate)}, B = ${formatCount(size)}: ${parts.join('; ')}.`,
  cellSharpness: (value, interval) => `Schärfe λ₁ ${sharpnessText(value)} ${interval}`,
  cellGap: (value, interval, unit) => `Lücke ${value} ${interval}${unit}`,
  points: ' Punkte',
  trend: (name, verb, from, to, rho) => `${verb} ${name} von ${from} auf ${to} (ρ = ${rho})`,
  uneven: (name, verb, rho) => `${verb} ${name} dem Rang nach, wenn auch nicht von Ende zu Ende (ρ = ${rho})`,
  falls: 'sinkt',
  rises: 'steigt',
  overMap: (parts) => `Mit wachsendem η/B ${parts.join('; zugleich ')}.`,
  sharpness: 'die Schärfe',
  gap: 'die Generalisierungslücke',
  unclear: (name, rho) => `hängt ${name} nicht erkennbar von η/B ab (ρ = ${rho})`,
  bothFlat: (ratio) =>
    `Bis ${formatRatio(ratio)} ändern sich beide kaum: Die größeren Verhältnisse tragen den Zusammenhang.`,
  flat: (sharpness, gap) =>
    `Bis ${formatRatio(sharpness)} ändert sich die Schärfe kaum, bis ${formatRatio(gap)} die Lücke: Die größeren Verhältnisse tragen den Zusammenhang.`,
  oneFlat: (name, ratio) =>
    `Bis ${formatRatio(ratio)} ändert sich ${name} kaum: Die größeren Verhältnisse tragen den Zusammenhang.`,
  departs: (rate, factor, interval) =>
    `Bei η = ${formatRate(rate)} entscheidet das Verhältnis nicht allein: Die Schärfe ist das ${formatNumber(factor, 2)}-Fache ${factorRange(interval)} der Schärfe bei kleinerem η und gleichem Verhältnis.`,
  apart: (factor, interval) =>
    `Bei gleichem η/B ändert eine Verdopplung von η und B die Schärfe um den Faktor ${formatNumber(factor, 2)} ${factorRange(interval)}: Das Verhältnis entscheidet nicht allein.`,
  diverged: (count, runs, rates, all) => `${formatCount(count)} von ${laeufen(runs)} divergierten, ${wo(rates, all)}.`,
  allDiverged: (step, least) =>
    `Alle Läufe divergierten, der erste bei Schritt ${formatCount(step)}: Selbst η = ${formatRate(least)} ist hier zu groß. Eine kleinere Lernrate hinzufügen.`,
  capped: (count, runs, loss, rates, all) =>
    `${formatCount(count)} von ${laeufen(runs)} endeten vor dem Verlust ${formatShort(loss)}, ${wo(rates, all)}; ihre Zellen sind umrandet und werden nicht verglichen.`,
  allCapped: (loss, epochs) =>
    `Kein Lauf erreichte in ${anzahl(epochs, 'Epoche', 'Epochen')} den Verlust ${formatShort(loss)}, also ist nichts vergleichbar. Mehr Epochen oder einen höheren Verlust zulassen.`,
  unmeasured: 'Die Schärfe λ₁ wurde in diesem Sweep nicht gemessen, daher hat die Karte keine Werte.',
  fewCells: (complete, all) =>
    `${complete} von ${all} Zellen sind vergleichbar; ein Zusammenhang mit η/B braucht drei, jede mit mindestens zwei Seeds.`,
  progress: (ended, runs) => `${formatCount(ended)} von ${anzahl(runs, 'Netz', 'Netzen')} sind trainiert.`,
  nothingYet: 'Geschlossen wird erst, wenn alle Seeds einer Zelle da sind.',
  someOnRatio: (ratio, ended, all, ends) =>
    ended === 0
      ? `Von den ${zahlwort(all)} Zellen auf ${formatRatio(ratio)} ist noch keine fertig.`
      : `${gross(zahlwort(ended))} der ${zahlwort(all)} Zellen auf ${formatRatio(ratio)} ${ended === 1 ? 'ist' : 'sind'} fertig, bei der Schärfe ${enden(ends)}.`,
  before:
    'Jede Zelle der Karte trainiert dasselbe Netz einmal je Seed, mit eigener Lernrate und Batchgröße; ihre Kurve ist die Schärfe.',
  preparing: 'Die Daten werden vorbereitet …',
  paused: 'Pausiert.',
  stopped: (ended, runs) => `Angehalten nach ${formatCount(ended)} von ${laeufen(runs)}: Es wird nichts geschlossen.`,
  failed: (reason) => `Der Sweep ist fehlgeschlagen: ${reason}`,
};

const turn: Catalogue['start']['turn'] = {
  head: 'Jetzt raten.',
  point: { head: 'Auf eine Diagonale zeigen', rest: ', während trainiert wird: gleiches η/B, gleiche Kurve?' },
  tap: { head: 'Auf eine Diagonale tippen', rest: ', während trainiert wird: gleiches η/B, gleiche Kurve?' },
  left: (seconds) => `Noch ≈ ${formatSeconds(seconds)}.`,
  question: (rate) => `Welche Zelle würde bei η = ${formatRate(rate)} am flachsten enden?`,
  place: 'Tipp abgeben',
  cost: (runs, seconds) => `, dann trainieren: ${anzahl(runs, 'Lauf', 'Läufe')}${seconds}.`,
  seconds: (seconds) => `, ≈ ${formatSeconds(seconds)}`,
  choose: (rate) => `Bei η = ${formatRate(rate)} wird am flachsten`,
  option: (size) => `B = ${formatCount(size)}`,
  placed: (size, rate) => `Der Tipp: B = ${formatCount(size)} ist bei η = ${formatRate(rate)} am flachsten.`,
  change: 'Ändern',
  run: (runs) => `${netze(runs)} trainieren`,
  right: (size, value) => `Richtig getippt: B = ${formatCount(size)} endet am flachsten, bei ${sharpnessText(value)}.`,
  wrong: (guess, own, size, value) =>
    `Getippt war B = ${formatCount(guess)}, das bei ${sharpnessText(own)} endet; am flachsten ist B = ${formatCount(size)}, bei ${sharpnessText(value)}.`,
  lost: (guess) =>
    `Getippt war B = ${formatCount(guess)}, dessen Läufe divergierten oder zu früh endeten: Das ist nicht vergleichbar.`,
  undecided: (rate) =>
    `Keine Zelle bei η = ${formatRate(rate)} ist vergleichbar: Ihre Läufe divergierten oder endeten zu früh.`,
  close: (size) => `Die nächste, B = ${formatCount(size)}, liegt innerhalb ihres Fehlers.`,
};

/** Wörter der Bildunterschrift, die sagt, was die Zahlen zeigen, und des Tipps. */
export const startUnterschrift = { shown, turn };
