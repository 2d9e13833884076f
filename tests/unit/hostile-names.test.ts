// Names that come from outside (of sweeps, data sets, files, classes, columns, engines) in everything that is written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngineDescription } from '../../src/engine/contract.ts';
import { readableMessage } from '../../src/errors.ts';
import { svgText } from '../../src/figure/svg-text.ts';
import { xmlCharacters, xmlText } from '../../src/figure/xml-text.ts';
import { replayScript } from '../../src/sweep/export-run/replay-script.ts';
import { csvCell } from '../../src/sweep/results/csv-cell.ts';
import { resultsCsv } from '../../src/sweep/results/export-csv.ts';
import { fileName, fileStem } from '../../src/ui/export/download.ts';
import { RUNS } from '../support/runs.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '</text></svg><script>alert(1)</script>',
  ']]><script>alert(1)</script><![CDATA[',
  '<!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  `" onload="alert(1)`,
  `' onload='alert(1)`,
  '=cmd|" /C calc"!A0',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '＝1+1',
  '../../etc/passwd',
  '..\\..\\windows\\system32',
  '/etc/passwd',
  'C:\\autoexec.bat',
  'a\0b.csv',
  'evil\u202Efdp.exe',
  '"""\nimport os\nos.system("x")\n"""',
  '\\"; import os #',
  "'); DROP TABLE runs;--",
  '\u001B[2J\u001B]0;title\u0007',
  '\uD800 half \uDC00',
  '\uFFFE\uFFFF\u0000\u0001',
  '[a](javascript:alert(1)) | `x` |',
  '',
  ' ',
  '...',
];
const names = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
const forAll = (check: (name: string) => void) => {
  for (const name of HOSTILE) check(name);
  fc.assert(fc.property(names, check), { numRuns: RUNS });
};

describe('any name', () => {
  test('is text in a figure: one root element, no markup of its own, and only what XML can hold', () => {
    const plain = svgText({ width: 300, height: 200, marks: [] }, 'x', ['x']);
    const tags = (svg: string) => svg.match(/<[^>]*>/g)?.map((tag) => tag.split(/[\s>/]/)[0] ?? '') ?? [];
    forAll((name) => {
      const svg = svgText(
        { width: 300, height: 200, marks: [{ kind: 'text', role: 'label', x: 1, y: 1, anchor: 'start', text: name }] },
        name,
        ['x'],
      );
      expect(tags(svg)).toHaveLength(tags(plain).length + 2);
      expect(tags(svg).filter((tag) => /script|img|!ENTITY|!\[CDATA/i.test(tag))).toEqual([]);
      expect(xmlCharacters(svg)).toBe(svg);
      expect(() => encodeURIComponent(svg)).not.toThrow();
    });
  });

  test('cannot leave an attribute or an element', () => {
    forAll((name) => {
      expect(xmlText(name)).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
    });
  });

  test('is no formula in a table, and one cell', () => {
    forAll((name) => {
      const cell = csvCell(name);
      const quoted = cell.startsWith('"');
      const content = quoted ? cell.slice(1, -1).replaceAll('""', '"') : cell;
      expect(content).not.toMatch(/^[\s]*[=+\-@＝＋－＠]/);
      expect(content.replace(/^'/, '').endsWith(name.replace(/^'/, ''))).toBe(true);
      if (!quoted) expect(cell).not.toMatch(/[",\r\n]/);
      const engine = { kind: 'simd', unitRoundoff: 2 ** -24, mixed: name } as unknown as EngineDescription;
      expect(resultsCsv([], engine).split('\r\n')).toHaveLength(2);
    });
  });

  test('is the name of a file in the folder that the user chose', () => {
    forAll((name) => {
      for (const file of [fileName(name), fileName(`${name}.json`), fileName(`${fileStem(name, 'loss')}.svg`)]) {
        expect(file).not.toMatch(/[\\/:*?"<>|]|\p{Cc}|\p{Cf}|^\.|^$|[. ]$/u);
        expect(Array.from(file).length).toBeLessThanOrEqual(131);
      }
      expect(fileName(`${name}.json`)).toMatch(/\.json$/);
    });
    expect(fileName('my network-measured.json')).toBe('my network-measured.json');
    expect(fileName('../../etc/passwd')).toBe('etc-passwd');
  });

  test('is a string in a replay script and never a statement', () => {
    const network = { inputShape: [2], classes: 2, loss: 'crossEntropy', layers: [] } as const;
    const scriptOf = (name: string) =>
      replayScript(network, { settings: { name }, train: '', checkpoints: [], format: 'npz', fileName: 'run.npz' });
    const plain = scriptOf('x').split(/\r\n|[\r\n]/);
    forAll((name) => {
      const lines = scriptOf(name).split(/\r\n|[\r\n]/);
      expect(lines).toHaveLength(plain.length);
      const [line, ...more] = lines.filter((own, index) => own !== plain[index]);
      expect(more).toEqual([]);
      if (line === undefined) return;
      const [, literal = ''] = /^ {4}"name": (".*"),$/.exec(line) ?? [];
      expect(literal).toMatch(/^"([^"\\]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*"$/);
      expect(JSON.parse(literal)).toBe(name);
    });
  });

  test('cannot give orders to a terminal in an error', () => {
    forAll((name) => {
      const message = readableMessage(`${name}: must be readable.`);
      expect(message).not.toMatch(/(?![\t\n])\p{Cc}/u);
    });
  });
});

test('numbers in a table are never changed', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), (value) => {
      expect(Number(csvCell(value))).toBe(value === 0 ? 0 : value);
      expect(csvCell(value)).toBe(String(value));
    }),
    { numRuns: RUNS },
  );
  expect([csvCell(-1), csvCell(Number.NaN), csvCell(null), csvCell(true)]).toEqual(['-1', '', '', 'true']);
});
