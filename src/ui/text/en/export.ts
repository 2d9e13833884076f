/** Words of the menu that exports tables and figures. What is in the files is English. */
export const EXPORT_ENGLISH = {
  name: 'Export',
  tables: 'Tables',
  table: {
    results: 'Results, one row per run (CSV)',
    samples: 'All samples (CSV)',
    sweep: 'Spec, results and samples (JSON)',
  },
  parquet: {
    results: 'Results, one row per run (Parquet)',
    samples: 'All samples (Parquet)',
  },
  images: 'Figures',
  figures: (format: string) => `Figures as ${format}`,
};
