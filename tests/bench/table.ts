/** One question's answer: a heading, rows, and what a reader must know of them. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes?: readonly string[];
}

/** What stands where nothing was measured. */
export const ABSENT = '–';

/** Three significant digits without an exponent. */
export function threeDigits(value: number | undefined): string {
  if (value === undefined || !Number.isFinite(value)) return ABSENT;
  if (value === 0) return '0';
  const decimals = Math.max(0, Math.min(12, 2 - Math.floor(Math.log10(Math.abs(value)))));
  return Number(value.toPrecision(3)).toFixed(decimals);
}

/** How many times `value` is `base`: "12.3×". */
export function ratioText(value: number | undefined, base: number | undefined): string {
  const ratio = ratioOf(value, base);
  return ratio === undefined ? ABSENT : `${threeDigits(ratio)}×`;
}

export function ratioOf(value: number | undefined, base: number | undefined): number | undefined {
  if (value === undefined || base === undefined) return undefined;
  const ratio = value / base;
  return Number.isFinite(ratio) ? ratio : undefined;
}

/** A table in Markdown: the first column to the left, the others to the right, cells padded to line up. */
export function markdownTable({ title, columns, rows, notes = [] }: Table): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(3, ...lines.map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, column)).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const table = [line(columns), rule, ...rows.map(line)].join('\n');
  return [`## ${title}`, table, ...notes].join('\n\n');
}

const pad = (cell: string, width: number, column: number) => (column === 0 ? cell.padEnd(width) : cell.padStart(width));

/** Something the engine should reach; reported, never asserted. */
export interface Target {
  readonly what: string;
  readonly least: number;
  readonly unit: '×' | '%';
  readonly value: number | undefined;
}

export function targetRow({ what, least, unit, value }: Target): string[] {
  const reached = value === undefined ? ABSENT : value >= least ? 'yes' : 'no';
  return [
    what,
    `≥ ${least}${unit === '%' ? ' %' : unit}`,
    value === undefined ? ABSENT : withUnit(value, unit),
    reached,
  ];
}

const withUnit = (value: number, unit: Target['unit']) => `${threeDigits(value)}${unit === '%' ? ' %' : unit}`;
