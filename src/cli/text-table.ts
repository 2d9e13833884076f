/** Rows of cells as lines of text in columns; those that `isNumeric` are aligned to the right. */
export function textTable(rows: readonly (readonly string[])[], isNumeric: (column: number) => boolean): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length);
    });
  const padded = (cell: string, column: number) => {
    const width = widths[column] ?? 0;
    return isNumeric(column) ? cell.padStart(width) : cell.padEnd(width);
  };
  return rows.map((row) => `${row.map(padded).join('  ').trimEnd()}\n`).join('');
}
