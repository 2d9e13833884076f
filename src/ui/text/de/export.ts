import type { Catalogue } from '../catalogue.ts';

/** Wörter des Menüs, das Tabellen und Figuren exportiert. In den Dateien steht Englisch. */
export const EXPORT_GERMAN: Catalogue['export'] = {
  name: 'Exportieren',
  tables: 'Tabellen',
  table: {
    results: 'Ergebnisse, eine Zeile je Lauf (CSV)',
    samples: 'Alle Messwerte (CSV)',
    sweep: 'Spezifikation, Ergebnisse und Messwerte (JSON)',
  },
  parquet: {
    results: 'Ergebnisse, eine Zeile je Lauf (Parquet)',
    samples: 'Alle Messwerte (Parquet)',
  },
  images: 'Figuren',
  figures: (format) => `Figuren als ${format}`,
};
