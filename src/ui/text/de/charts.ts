import { formatShort } from '../../../figure/format-number.ts';
import type { Catalogue } from '../catalogue.ts';

/** Wörter der Diagramme: was neben einem Punkt steht. */
export const CHARTS_GERMAN: Catalogue['charts'] = {
  step: 'Schritt',
  epoch: 'Epoche',
  nameInText: (label) => label,
  sharpness: (method, tolerance, cap) =>
    `${method} ± Fehler; ${cap === null ? `Toleranz ${formatShort(tolerance)}` : `nach ${cap} Iterationen abgebrochen`}.`,
  estimate: (label, converged) =>
    `${label}. ± halbe Breite der Schranke oder des 95-%-Intervalls${converged ? '' : '; nach der Höchstzahl von Iterationen abgebrochen'}.`,
  exact: (method) => `${method} Exakt bis auf Rundung.`,
  curves: {
    mean: (units) => `Mittel über ${units}, mit 95-%-Intervall.`,
    median: (units) => `Median über ${units}, mit Quartilen.`,
  },
};
