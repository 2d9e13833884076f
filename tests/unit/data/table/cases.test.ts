import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readTable } from '../../../../src/data/formats/table/read-table.ts';
import { tableInZip } from '../../../../src/data/formats/table/table-in-zip.ts';
import type { Reading } from '../../../../src/data/reading.ts';
import { SpecError } from '../../../../src/errors.ts';
import { examplesOf, f32, readText } from '../../../support/read-text.ts';

const LABELS = ['ant', 'bee', 'ant', 'bee', 'ant', 'bee'];
const INPUTS = f32([
  [1.2, 0.3],
  [2.1, 1.4],
  [0.9, 0.2],
  [2.5, 1.1],
  [1.1, 0.5],
  [2.2, 1.6],
]);
/** Six rows of two numbers and a label, as `row` writes them. */
const body = (row: (a: string, b: string, label: string, i: number) => string) =>
  INPUTS.map(([a, b], i) => row(a.toFixed(1), b.toFixed(1), LABELS[i], i)).join('\n');

function expectInsects(content: string, reading: Reading = {}) {
  const read = readText(content, reading);
  expect(examplesOf(read)).toEqual({ inputs: INPUTS, labels: LABELS });
  expect(read.report).toMatchObject({
    rows: 6,
    classes: [
      { name: 'ant', count: 3 },
      { name: 'bee', count: 3 },
    ],
    task: 'classification',
    shape: [2],
    ownTest: null,
  });
  return read.report;
}

describe('the ways in which people write the same table', () => {
  const rows = body((a, b, label) => `${a},${b},${label}`);
  test.each<[string, string]>([
    ['a comment first', `# exported by a tool\na,b,label\n${rows}\n`],
    ['comments of three kinds, among the rows too', `% one\n// two\na,b,label\n# three\n${rows}\n  # four, "open`],
    ['empty lines', `\n\na,b,label\n\n${rows.replaceAll('\n', '\n\n')}\n\n`],
    ['rows of delimiters, as Excel leaves them', `a,b,label\n${rows}\n,,\n,,\n`],
    ['commas inside quotes', `"a, cm";"b, cm, mean";label\n${rows.replaceAll(',', ';')}\n`],
    ['decimal commas', `a;b;Klasse\n${body((a, b, l) => `${a};${b};${l}`).replaceAll('.', ',')}\n`],
    ['decimal commas between tabs', `a\tb\tKlasse\n${body((a, b, l) => `${a}\t${b}\t${l}`).replaceAll('.', ',')}\n`],
    ['decimal commas between blanks', body((a, b, l) => `${a}  ${b} ${l}`).replaceAll('.', ',')],
    [
      'decimal commas in quotes',
      `a,b,kind\n${body((a, b, l) => `"${a.replace('.', ',')}","${b.replace('.', ',')}",${l}`)}`,
    ],
    ['sep=;', `sep=;\na;b;label\n${body((a, b, label) => `${a};${b};${label}`)}\n`],
    ['sep=| in quotes, which the rows would not show', `"sep=|"\na|b|label\n${body((a, b, l) => `${a}|${b}|${l}`)}`],
    ['vertical bars', `a|b|label\n${body((a, b, label) => `${a}|${b}|${label}`)}\n`],
    ['tabs', `a\tb\tlabel\n${body((a, b, label) => `${a}\t${b}\t${label}`)}\n`],
    ['repeated tabs', body((a, b, label, i) => `${a}\t${i % 2 ? '\t' : ''}${b}\t\t${label}`)],
    ['blanks in runs, before and after', body((a, b, label, i) => `${' '.repeat(i)}${a}   ${b} \t${label} `)],
    ['blanks after commas', `a, b, label\n${rows.replaceAll(',', ', ')}`],
    ['a trailing comma on every row', `a,b,label\n${rows.replaceAll('\n', ',\n')},\n`],
    ['a trailing comma on the header', `a,b,label,\n${rows}\n`],
    ['a trailing comma on both', `a,b,label,\n${rows.replaceAll('\n', ',\n')},\n`],
    [
      'several trailing semicolons, as Excel leaves them',
      `a;b;label;;\n${rows.replaceAll(',', ';').replaceAll('\n', ';;\n')};;\n`,
    ],
    ['a trailing comma, no header', `${rows.replaceAll('\n', ',\n')},\n`],
    ['no header', rows],
    ['line ends of Windows', `a,b,label\r\n${rows.replaceAll('\n', '\r\n')}\r\n`],
    ['line ends of the first Macs', `a,b,label\r${rows.replaceAll('\n', '\r')}`],
    ['columns counted as a header', `0,1,label\n${rows}`],
    ['columns counted from 1 above fractions', `1,2,3\n${rows}`],
    [
      'titles in a comment, as numpy.savetxt writes them',
      `# a b label\n${body((a, b, label) => `${a} ${b} ${label}`)}`,
    ],
    [
      'spaces that do not break, and blanks in quotes',
      `a,b,label\n${body((a, b, label) => `\u00a0${a}\u2009," ${b} ",${label}\u00a0`)}`,
    ],
    ['everything in quotes', `"a","b","label"\n${body((a, b, label) => `"${a}","${b}","${label}"`)}`],
  ])('%s', (_, content) => {
    expectInsects(content);
  });

  test.each<[string, string, string]>([
    ['of pandas', `,a,b,kind\n${body((a, b, label, i) => `${i},${a},${b},${label}`)}`, 'column 1'],
    [
      'of pandas, read and written again',
      `Unnamed: 0,a,b,kind\n${body((a, b, l, i) => `${i},${a},${b},${l}`)}`,
      'Unnamed: 0',
    ],
    ['of pandas, shuffled', `,a,b,kind\n${body((a, b, label, i) => `${(5 * i) % 6},${a},${b},${label}`)}`, 'column 1'],
    ['of R', `"","a","b","kind"\n${body((a, b, l, i) => `"${i + 1}",${a},${b},"${l}"`)}`, 'column 1'],
    [
      'of R, a title short',
      `a b kind\n${body((a, b, label, i) => `"Insect ${i + 1}" ${a} ${b} ${label}`)}`,
      'column 1',
    ],
    ['called #', `#,a,b,kind\n${body((a, b, label, i) => `${i + 1},${a},${b},${label}`)}`, 'column 1'],
    ['with counted titles', `,0,1,2\n${body((a, b, label, i) => `${i},${a},${b},${label}`)}`, 'column 1'],
  ])('row numbers %s are no input, and named', (_, content, ignored) => {
    const report = expectInsects(content);
    expect(report.ignored).toEqual([ignored]);
    expect(report.warnings.join()).toMatch(/Column (1|"Unnamed: 0") numbers or names the rows: it is ignored/);
  });

  test('UTF-16 of both kinds and UTF-8, by byte order mark', () => {
    const content = `\ufeffLänge,Breite,label\n${rows}\n`;
    const units = Uint16Array.from(content, (character) => character.charCodeAt(0));
    const little = new Uint8Array(units.buffer);
    const big = little.map((_, i) => little[i ^ 1]);
    for (const bytes of [little, big, new TextEncoder().encode(content)]) {
      const read = readTable({ name: 'a.csv', bytes }, {});
      expect(examplesOf(read)).toEqual({ inputs: INPUTS, labels: LABELS });
      expect(read.report.inputs).toEqual(['Länge', 'Breite']);
    }
  });

  test('windows-1252 is refused with line and byte, and read by choice', () => {
    const bytes = Uint8Array.from(`a;L\u00e4nge;label\n${rows.replaceAll(',', ';')}`, (letter) => letter.charCodeAt(0));
    expect(() => readTable({ name: 'a.csv', bytes }, {})).toThrow(
      'a.csv, line 1, byte 3: text must be UTF-8, got the byte e4. Choose the encoding windows-1252',
    );
    const read = readTable({ name: 'a.csv', bytes }, { encoding: 'windows-1252' });
    expect(read.report.inputs).toEqual(['a', 'Länge']);
    expect(read.report.reading.encoding).toBe('windows-1252');
  });

  test('the only table of a zip archive', () => {
    const table = new TextEncoder().encode(`a,b,label\n${rows}\n`);
    const zip = (entries: Record<string, Uint8Array>) => ({ name: 'set.zip', bytes: zipSync(entries) });
    const found = tableInZip(zip({ 'folder/': new Uint8Array(), 'folder/insects.csv': table, '__MACOSX/x': table }));
    expect(readTable(found!, {}).raw.name).toBe('insects');
    expect(found?.name).toBe('set.zip, folder/insects.csv');
    expect(tableInZip(zip({ 'a.npy': table }))).toBeUndefined();
    expect(tableInZip({ name: 'a.csv', bytes: table })).toBeUndefined();
    expect(() => tableInZip(zip({ 'train.csv': table, 'test.csv': table }))).toThrow(
      'set.zip, list of entries: tables must be 1, got 2 (train.csv, test.csv). Unpack the archive and open one of them.',
    );
  });
});

describe('labels', () => {
  test('1 and 1.0 are one class', () => {
    const { raw, report } = readText('a,label\n1,0\n2,1\n3,0.0\n4,1.0\n5,01\n6,1e0\n');
    expect(report.classes).toEqual([
      { name: '0', count: 2 },
      { name: '1', count: 4 },
    ]);
    expect([...raw.train.labels]).toEqual([0, 1, 0, 1, 1, 1]);
  });

  test.each(['', 'NA', 'N/A', '#N/A', 'NaN', '?', 'null', 'None', '<NA>'])('"%s" is no class', (missing) => {
    const content = `a,b,kind\n1,2,ant\n2,3,bee\n3,4,${missing}\n4,5,bee\n5,6,${missing}\n`;
    const refusal = `table.csv, line 4, column 3 ("kind"): label must be a class or a number, got "${missing}", the first of 2 missing labels.`;
    expect(() => readText(content)).toThrow(`${refusal} Choose to drop such rows`);
    expect(() => readText(content, { missing: 'impute' })).toThrow('Labels are never imputed');
    const { report } = readText(content, { missing: 'drop' });
    expect(report).toMatchObject({ rows: 3, warnings: ['2 rows of 5 with missing values are left out.'] });
    expect(report.classes.map(({ name }) => name)).toEqual(['ant', 'bee']);
  });

  test('numbers that are nearly all different are targets, and this is said', () => {
    const content = `area,price\n${Array.from({ length: 12 }, (_, i) => `${50 + i},${200_000 + 1234 * i}`).join('\n')}`;
    const { raw, report } = readText(content);
    expect(report).toMatchObject({ task: 'regression', classes: [], label: 'price', reading: { task: 'regression' } });
    expect(report.warnings[0]).toContain('Column "price" is a number to predict (12 different values in 12 rows)');
    expect(raw.classes).toBe(1);
    expect([...raw.train.targets!]).toEqual(Array.from({ length: 12 }, (_, i) => 200_000 + 1234 * i));
    const asClasses = readText(content, { task: 'classification' });
    expect(asClasses.report.classes).toHaveLength(12);
    expect(asClasses.raw.train.targets).toBeUndefined();
  });

  test('fractions are targets; whole numbers can be by choice', () => {
    expect(examplesOf(readText('1,0.5\n2,0.7\n')).labels).toEqual([Math.fround(0.5), Math.fround(0.7)]);
    expect(examplesOf(readText('1,1\n2,0\n', { task: 'regression' })).labels).toEqual([1, 0]);
    expect(() => readText('1,x\n2,y\n', { task: 'regression' })).toThrow(
      'target must be a number, for a regression, got "x"',
    );
  });

  test('words that are nearly all different are refused, or classes by choice', () => {
    const content = `a,name\n${Array.from({ length: 12 }, (_, i) => `${i},person ${i}`).join('\n')}`;
    expect(() => readText(content)).toThrow(
      'line 2, column 2 ("name"): labels must be classes that recur, or numbers to predict, got 12 different labels in 12 rows.',
    );
    expect(readText(content, { task: 'classification' }).report.classes).toHaveLength(12);
  });

  test.each<[string, string, string]>([
    ['label', 'y,Label,x\n1,a,3\n2,b,4\n', 'Label'],
    ['y, of which x is the only input', 'x,y\n1,0\n2,1\n', 'y'],
    ['the last, where y is a coordinate', 'x,y,kind\n1,2,a\n3,4,b\n', 'kind'],
    ['the last', 'a,b,quality\n1,2,5\n3,4,6\n', 'quality'],
    ['species', 'species,a\nx,1\ny,2\n', 'species'],
  ])('are found in the column %s', (_, content, label) => {
    expect(readText(content).report.label).toBe(label);
  });

  test.each<[string, string]>([
    ['first, as in the wines of UCI', '1,1.2,0.3,700\n2,2.1,1.4,737\n1,0.9,0.2,774\n2,2.5,1.1,811\n'],
    ['first, where the last column is constant', '0,0,0,0\n1,10,5,0\n0,20,10,0\n1,30,15,0\n'],
    ['first, where the last column is real', '2,1,0.5\n1,0,0.25\n1,2,0.5\n2,1,0.75\n'],
    ['first, as words before numbers', 'B,1,1,1\nR,2,1,1\nB,1,2,1\nR,2,2,2\n'],
  ])('without header come %s', (_, content) => {
    const { report } = readText(content);
    expect(report).toMatchObject({ label: 'column 1', reading: { label: 1, header: false } });
    expect(report.warnings[0]).toContain('The labels are taken from column 1');
    expect(report.warnings[0]).toContain('choose the label column');
  });

  test('without header are the only words, wherever they are', () => {
    const cells = '842302,M,17.99,0.3\n842517,M,20.57,0.2\n843009,B,19.69,0.3\n843483,B,11.42,0.4\n';
    expect(readText(cells).report).toMatchObject({ label: 'column 2', inputs: ['column 1', 'column 3', 'column 4'] });
    // Rings of abalones: whole numbers after measurements are labels, and the words an input.
    expect(() => readText('M,0.45,0.3,15\nM,0.35,0.2,7\nF,0.53,0.4,15\nF,0.44,0.3,7\n')).toThrow(
      'words are in column 1',
    );
  });

  test('without header come last otherwise', () => {
    expect(readText('5.1,3.5,0\n4.9,3,1\n4.7,3.2,0\n').report.label).toBe('column 3');
    expect(readText('0,5,3,0\n1,4,2,1\n0,5,1,1\n2,7,8,1\n').report.label).toBe('column 4');
  });
});

describe('columns', () => {
  const people = `Id,age,city,label\n${Array.from({ length: 6 }, (_, i) => `${100 + 7 * i},${20 + i},${'xyx'[i % 3]},${i % 2}`).join('\n')}`;
  test('an Id is warned of, kept, and ignored by choice', () => {
    const kept = readText(people, { words: 'ignore' }).report;
    expect(kept).toMatchObject({ inputs: ['Id', 'age'], ignored: ['city'] });
    expect(kept.warnings.join()).toContain('If it names the rows, choose to ignore column "Id".');
    const left = readText(people, { words: 'ignore', ignore: ['Id'] }).report;
    expect(left).toMatchObject({ inputs: ['age'], ignored: ['Id', 'city'] });
    expect(left.warnings.join()).not.toContain('Id');
  });

  test.each(['ID', 'index', 'PassengerId', 'customer_id', 'Sample ID'])('%s is a name of row numbers', (title) => {
    const { warnings } = readText(`${title},a,label\n5,1,0\n3,1.5,1\n9,2,1\n`).report;
    expect(warnings.join()).toContain(`choose to ignore column ${JSON.stringify(title)}`);
  });

  test.each(['acid', 'grid', 'Humid', 'paid'])('%s is none', (title) => {
    expect(readText(`${title},a,label\n5,1,0\n3,1.5,1\n9,2,1\n`).report.warnings).toEqual([]);
  });

  test('words are refused with both choices, and are 0/1 inputs by choice', () => {
    expect(() => readText(people)).toThrow(
      'line 2, column 3 ("city"): cells of inputs must be numbers, got "x"; words are in city (2 different). ' +
        'Choose to ignore columns of words or one 0/1 input per word.',
    );
    const read = readText(people, { words: 'oneHot' });
    expect(read.report.inputs).toEqual(['Id', 'age', 'city=x', 'city=y']);
    expect(examplesOf(read).inputs.map((row) => row.slice(2))).toEqual([
      [1, 0],
      [0, 1],
      [1, 0],
      [1, 0],
      [0, 1],
      [1, 0],
    ]);
  });

  test('words that name their row are to be ignored', () => {
    const rows = Array.from({ length: 12 }, (_, i) => `Person ${i},${'xyx'[i % 3]},${i},${i % 2}`).join('\n');
    expect(() => readText(`Name,city,age,label\n${rows}`)).toThrow(
      'words are in Name (12 different), city (2 different). Ignore Name, which differ in nearly every row; ' +
        'for the others, choose to ignore columns of words or one 0/1 input per word.',
    );
  });

  test('more than 100 words of a column are too many', () => {
    const rows = (words: number) => Array.from({ length: 202 }, (_, i) => `${i},w${i % words},${i % 2}`).join('\n');
    expect(readText(`a,word,label\n${rows(100)}`, { words: 'oneHot' }).report.inputs).toHaveLength(101);
    expect(() => readText(`a,word,label\n${rows(101)}`, { words: 'oneHot' })).toThrow(
      'column 2 ("word"): number of different words must be at most 100, to be one 0/1 input each, got more. Choose to ignore column "word".',
    );
  });

  test('constant columns and empty ones are named; empty ones are no inputs', () => {
    const { report } = readText('a,b,c,label\n1,7,,0\n2,7,,1\n3,7,NA,0\n');
    expect(report).toMatchObject({ inputs: ['a', 'b'], ignored: ['c'] });
    expect(report.warnings).toEqual([
      'No values in c: ignored.',
      'The same in every row: b. Such inputs carry no information.',
    ]);
  });

  test('a column that counts the rows of a table without header is no input', () => {
    const rows = (n: number) =>
      Array.from({ length: n }, (_, i) => `${i + 1},${(i * i) % 7}.5,${i % 3}.5,${i % 2}`).join('\n');
    expect(readText(rows(20)).report.ignored).toEqual(['column 1']);
    expect(readText(rows(19)).report.ignored).toEqual([]);
    expect(readText(rows(19)).report.warnings.join()).toContain('If it names the rows, choose to ignore column');
    expect(readText(rows(20), { ignore: [] }).report.inputs).toHaveLength(3);
  });

  test('a first row that counts the columns above whole numbers is asked about', () => {
    const content = '0,1,2\n3,1,0\n4,2,1\n3,2,1\n';
    const { report } = readText(content);
    expect(report).toMatchObject({
      rows: 4,
      warnings: [expect.stringContaining('Line 1 numbers the columns and is read as data')],
    });
    expect(readText(content, { header: true }).report).toMatchObject({
      rows: 3,
      inputs: ['0', '1'],
      label: '2',
      warnings: [],
    });
  });

  test('a header of the years', () => {
    const years = Array.from({ length: 8 }, (_, i) => 1990 + i);
    const rows = Array.from({ length: 6 }, (_, i) => [...years.map((_, k) => (i * k) % 5), 'ab'[i % 2]].join(',')).join(
      '\n',
    );
    expect(readText(`${years},label\n${rows}`).report.inputs).toEqual(years.map(String));
  });

  test('words alone: a header holds what does not recur', () => {
    const rows = 'p,x,s\ne,x,y\np,b,s\ne,b,y\n';
    expect(readText(rows, { words: 'oneHot' }).report.rows).toBe(4);
    expect(readText(`cap,odour,kind\n${rows}`, { words: 'oneHot' }).report.inputs).toEqual([
      'cap=e',
      'cap=p',
      'odour=b',
      'odour=x',
    ]);
  });

  test('columns are chosen by title in any case, by number, and refused by a title that two have', () => {
    const content = 'Kind,a,a\nx,1,2\ny,3,4\n';
    expect(readText(content, { label: 'kind' }).report.label).toBe('Kind');
    expect(readText(content, { label: 1, ignore: [3] }).report.inputs).toEqual(['a']);
    expect(() => readText(content, { label: 'a' })).toThrow('got 2 columns called a. Choose it by its number.');
    expect(() => readText(content, { label: 'Kind', ignore: ['kind'] })).toThrow(
      'ignored columns must be other than the label column',
    );
    expect(() => readText(content, { label: 'Kind', ignore: [2, 3] })).toThrow(
      'columns of inputs must be at least 1, got 0',
    );
  });
});

describe('missing inputs', () => {
  const content = 'age,size,label\n1,10,0\n?,20,1\n3,NA,0\nNaN,,1\n5,50,1\n';
  test('are refused, with their number, first place and columns', () => {
    expect(() => readText(content)).toThrow(
      'table.csv, line 3, column 1 ("age"): cell must be a finite number, got "?"; values are missing in 3 of 5 rows: ' +
        'age (2), size (2). Choose to drop such rows or to fill in the mean.',
    );
  });
  test('rows with them are left out by choice', () => {
    const read = readText(content, { missing: 'drop' });
    expect(examplesOf(read)).toEqual({
      inputs: [
        [1, 10],
        [5, 50],
      ],
      labels: ['0', '1'],
    });
    expect(read.raw.missing).toBeUndefined();
  });
  test('stay NaN where they are to be filled in, with the inputs that are added', () => {
    const { raw, report } = readText(content, { missing: 'impute' });
    expect(report).toMatchObject({ shape: [4], inputs: ['age', 'size', 'age is missing', 'size is missing'] });
    expect([...raw.train.inputs]).toEqual([1, 10, Number.NaN, 20, 3, Number.NaN, Number.NaN, Number.NaN, 5, 50]);
    expect(raw.missing).toEqual([
      { name: 'age', inputs: [0] },
      { name: 'size', inputs: [1] },
    ]);
  });
  test('classes whose rows are all left out are none', () => {
    const read = readText('a,kind\n1,x\nNA,y\n3,z\n', { missing: 'drop' });
    expect(read.raw).toMatchObject({ classes: 2, classNames: ['x', 'z'] });
    expect([...read.raw.train.labels]).toEqual([0, 1]);
    expect(() => readText('a,kind\n1,x\nNA,y\n', { missing: 'drop' })).toThrow(
      '1 complete rows: labels must be of two classes at least',
    );
  });
});

describe('images in tables', () => {
  const titles = Array.from({ length: 784 }, (_, i) => `pixel${i}`);
  const row = (i: number) => [i % 3, ...titles.map((_, k) => (k < 700 ? (i * k) % 256 : 0))].join(',');
  const rows = Array.from({ length: 9 }, (_, i) => row(i)).join('\n');
  test.each<[string, string]>([
    ['label,pixel0,…', `label,${titles}\n${rows}`],
    ['label,1x1,…', `label,${titles.map((_, k) => `${1 + Math.floor(k / 28)}x${1 + (k % 28)}`)}\n${rows}`],
    ['counted columns', `label,${titles.map((_, k) => k)}\n${rows}`],
    ['no header', rows],
  ])('MNIST: %s', (_, content) => {
    const asNumbers = readText(content).report;
    expect(asNumbers.shape).toEqual([784]);
    expect(asNumbers.classes).toHaveLength(3);
    expect(asNumbers.warnings.join()).toContain('choose the image shape 28×28×1');
    const { raw, report } = readText(content, { image: [28, 28, 1] });
    expect(report).toMatchObject({ shape: [28, 28, 1], inputs: [], rows: 9 });
    expect(raw.train.inputs).toBeInstanceOf(Uint8Array);
    expect([...raw.train.inputs.subarray(784 * 2, 784 * 2 + 5)]).toEqual([0, 2, 4, 6, 8]);
    expect([...raw.train.labels]).toEqual([0, 1, 2, 0, 1, 2, 0, 1, 2]);
  });
  test('a shape of another size is refused', () => {
    expect(() => readText(rows, { image: [28, 27, 1] })).toThrow(
      'number of inputs must be 756, for images of 28×27×1, got 784. Choose another image shape',
    );
  });
});

describe('messages', () => {
  test.each<[string, string, string]>([
    [
      'a row too short',
      'a,b,label\n1,2,0\n3,1\n4,5,1\n',
      'line 3: number of cells must be 3, as on line 1, got 2. Complete the row',
    ],
    ['a row too long', 'a,b,label\n1,2,0\n3,4,1\n4,5,6,1\n', 'got 4. Put quotes around cells that contain commas.'],
    [
      'lines before the table',
      'Exported on Monday\na,b,label\n1,2,0\n3,4,1\n',
      'line 1: number of cells must be 3, as on line 2, got 1.',
    ],
    ['thousands', 'a;b;label\n1,234;2;0\n5,678;3;1\n', 'if it groups thousands, remove it in the file'],
    ['dates', 'a,b,label\n2020-01-02,5,0\n2020-02-02,6,1\n', 'Write plain numbers, without units'],
    ['a unit', 'a,b,label\n1,5%,0\n2,6%,1\n', 'Write plain numbers, without units'],
    [
      'a long text',
      `a,b,label\n1,2,0\n3,${'word '.repeat(100)},1\n`,
      `got "${'word '.repeat(11)}word…". Replace it by a number`,
    ],
    [
      'a word among numbers',
      'a,b,label\n1,2,0\n3,4,1\n5,x,0\n7,y,1\n9,1,1\n',
      'line 4, column 2 ("b"): cell must be a finite number, got "x", the first of 2',
    ],
    [
      'an open quote',
      'a,b,label\n1,2,0\n3,"4,1\n5,6,0\n',
      'line 3, column 2 ("b"): a quote must be closed at the end of its cell, got the end of the file',
    ],
    [
      'text after a quote',
      'a,b,label\n1,2,0\n3,"4"x,1\n',
      'line 3, column 2 ("b"): a quote must be closed at the end of its cell, got text after',
    ],
    ['a delimiter that is none', 'sep=:\na:b\n1:2\n', 'line 1: delimiter must be one of commas'],
    [
      'an infinite number',
      'a,b,label\n1,inf,0\n2,1,1\n',
      'line 2, column 2 ("b"): cell must be a finite number, got "inf"',
    ],
    ['a number too large', 'a,b,label\n1,1e39,0\n2,1,1\n', 'must be a finite number below 3.4e38, got "1e39"'],
  ])('%s', (_, content, message) => {
    expect(() => readText(content)).toThrow(message);
    expect(() => readText(content)).toThrow(SpecError);
  });

  test('none asks whether the file is complete', () => {
    const faults = ['a,b\n1,?\n2,3\n', '1\n2\n', 'a,b\n1,"\n', '1,2\n3\n', 'a,b,c\nx,1,2\ny,2,1\n', 'a,b\n1,7\n2,7\n'];
    for (const content of faults) {
      expect(() => readText(content)).toThrow(SpecError);
      expect(() => readText(content)).not.toThrow('complete.');
    }
  });
});
