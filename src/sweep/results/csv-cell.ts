/** What spreadsheets take for the beginning of a formula, the full-width forms included. */
const FORMULA = /^[\t\r\n ]*[=+\-@＝＋－＠]/;

/**
 * A CSV cell: numbers as exact decimals; empty where nothing was measured; text quoted only if RFC 4180 requires it. A text
 * that a spreadsheet would compute gets an apostrophe before it; a number is never changed.
 * Source: OWASP, CSV Injection.
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
