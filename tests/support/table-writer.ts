import fc from 'fast-check';
import type { DecimalMark, Delimiter, Encoding } from '../../src/data/reading.ts';

/** A table and how it is written. A missing input is null. */
export interface WrittenTable {
  readonly inputs: readonly (readonly (number | null)[])[];
  readonly labels: readonly string[];
  /** The column that the label stands in, among the inputs; the last without a header. */
  readonly labelAt: number;
  readonly titles: readonly string[] | undefined;
  readonly delimiter: Delimiter;
  readonly decimal: DecimalMark;
  readonly quoteAll: boolean;
  /** What stands for a missing input. */
  readonly missing: string;
  /** The first number of a column of row numbers without a title; only with a header. */
  readonly rowNumbers: 0 | 1 | undefined;
  readonly lineEnd: string;
  readonly endsWithLine: boolean;
  readonly trailing: 'none' | 'rows' | 'header' | 'both';
  readonly saysDelimiter: boolean;
  /** Lines that are written before the row with this number, and before all. */
  readonly between: ReadonlyMap<number, string>;
  readonly encoding: Encoding;
  readonly byteOrderMark: boolean;
}

/** Characters of windows-1252 beyond Latin-1 that labels may hold. */
const EURO = { '€': 0x80 } as const;

function encode(text: string, { encoding, byteOrderMark }: WrittenTable): Uint8Array {
  const marked = byteOrderMark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  if (encoding === 'windows-1252')
    return Uint8Array.from(text, (letter) => (letter === '€' ? EURO[letter] : letter.charCodeAt(0)));
  const bytes = new Uint8Array(2 * marked.length);
  for (let i = 0; i < marked.length; i++)
    new DataView(bytes.buffer).setUint16(2 * i, marked.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

function cellText(text: string, { delimiter, quoteAll }: WrittenTable): string {
  const blanks = delimiter === ' ' && (text === '' || /\s/.test(text));
  const needed = blanks || text.includes(delimiter) || /["\r\n]|^[#%]|^\/\/|^\s|\s$/.test(text);
  return quoteAll || needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The bytes of a file that holds the table. */
export function writeTable(table: WrittenTable): Uint8Array {
  const { inputs, labels, labelAt, titles, delimiter, decimal, missing, rowNumbers, lineEnd, trailing, between } =
    table;
  const numbered = (cell: string, cells: readonly string[]) => (rowNumbers === undefined ? cells : [cell, ...cells]);
  const line = (cells: readonly string[], ends: boolean) =>
    cells.map((cell) => cellText(cell, table)).join(delimiter) + (ends ? delimiter : '');
  const lines = table.saysDelimiter ? [`sep=${delimiter}`] : [];
  if (titles) lines.push(line(numbered('', titles), trailing === 'header' || trailing === 'both'));
  inputs.forEach((row, i) => {
    const text = (value: number | null) => (value === null ? missing : String(value).replace('.', decimal));
    const cells = row.map(text).toSpliced(labelAt, 0, labels[i]);
    const above = between.get(i);
    if (above !== undefined) lines.push(above);
    lines.push(line(numbered(String(i + (rowNumbers ?? 0)), cells), trailing === 'rows' || trailing === 'both'));
  });
  return encode(lines.join(lineEnd) + (table.endsWithLine ? lineEnd : ''), table);
}

const WORDS = ['ant', 'bee, big', 'a "fly"', 'x;y|z', 'two\nlines', 'größer €', '#5', 'of ants'];

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.float({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: -3e38, max: 3e38 }),
);

const labelSets = fc.oneof(
  fc.constantFrom(['0', '1'], ['1', '2', '3'], ['-1', '1'], ['7', '30']),
  fc.shuffledSubarray(WORDS, { minLength: 2, maxLength: 3 }),
);

/** Rows of 1 to 4 inputs after one that shows the decimal mark; the last row is complete. */
function contents(missing: boolean) {
  const input = missing ? fc.option(number, { freq: 4 }) : number;
  return fc
    .tuple(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 1, max: 4 }), labelSets)
    .chain(([rows, width, names]) =>
      fc.record({
        labels: fc.constant(Array.from({ length: rows }, (_, i) => names[i % names.length])),
        inputs: fc
          .tuple(
            fc.array(fc.array(input, { minLength: width, maxLength: width }), {
              minLength: rows - 1,
              maxLength: rows - 1,
            }),
            fc.array(number, { minLength: width, maxLength: width }),
          )
          .map(([first, last]) => [...first, last].map((row, i) => [i + 0.5, ...row])),
      }),
    );
}

/** Comment lines and empty lines; a comment with an open quote is no header, whatever the delimiter. */
const between = fc
  .array(fc.tuple(fc.nat(12), fc.constantFrom('', '# comment "1', '% 5,6;7', '// |', '  # x')), { maxLength: 3 })
  .map((entries) => new Map(entries));

/** Tables in all ways of writing that the reader finds without being told, except for windows-1252. */
export const writtenTables = fc
  .record({ header: fc.boolean(), missing: fc.boolean(), random: fc.nat() })
  .chain(({ header, missing, random }) =>
    fc
      .record({
        content: contents(missing),
        delimiter: fc.constantFrom<Delimiter>(',', ';', '\t', ' ', '|'),
        decimal: fc.constantFrom<DecimalMark>(',', '.'),
        quoteAll: fc.boolean(),
        missing: fc.constantFrom('', 'NA', 'nan', '?', 'N/A', 'null'),
        rowNumbers: fc.constantFrom(0 as const, 1 as const, undefined),
        lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
        endsWithLine: fc.boolean(),
        trailing: fc.constantFrom('none', 'rows', 'header', 'both'),
        saysDelimiter: fc.boolean(),
        between,
        encoding: fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
        byteOrderMark: fc.boolean(),
      })
      .map(({ content, ...style }): WrittenTable => {
        const width = content.inputs[0].length;
        const labelAt = header ? random % (width + 1) : width;
        const titles = Array.from({ length: width }, (_, i) => `input ${i}`).toSpliced(labelAt, 0, 'label');
        const wide = style.encoding === 'utf-16le' || style.encoding === 'utf-16be';
        return {
          ...style,
          ...content,
          labelAt,
          titles: header ? titles : undefined,
          rowNumbers: header ? style.rowNumbers : undefined,
          trailing: header || style.trailing !== 'header' ? style.trailing : 'none',
          byteOrderMark: wide || (style.byteOrderMark && style.encoding === 'utf-8'),
        };
      }),
  );
