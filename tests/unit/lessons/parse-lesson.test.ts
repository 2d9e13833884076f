import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../src/lessons/markup/parse-lesson.ts';
import { isFormula, statedNumber } from '../../../src/lessons/markup/prose.ts';

const FRONT = `---
{
  "id": "a-lesson",
  "title": "A lesson",
  "summary": "What it is.",
  "paper": null,
  "fingerprint": "0123abcd",
  "findings": {
    "flat": { "kind": "compare", "quantity": "sharpness", "of": [0.1, 8], "to": [0.1, "full"], "expected": "lower" }
  },
  "spec": {
    "version": 1,
    "dataset": { "source": { "kind": "spirals" }, "trainCount": 40, "testCount": 20 },
    "model": { "hidden": [4] },
    "grid": { "learningRates": [0.1, 0.2], "batchSizes": [8, "full"], "seeds": 2 },
    "budget": { "kind": "epochs", "epochs": 2 }
  }
}
---
`;
const BRANCHES = `:::if{finding=flat}
- lower: It is lower: :measured{finding=flat}.
- higher: It is higher.
- open: It is open.
:::
`;
const SHEET = `:::sheet
### Aim

To see.

### Questions

- **Why?** Because.

### What can go wrong

- Nothing.
:::
`;
const SECTION = `## First

::view{minutes=2 cells="0.1, 8" term=sharpness}

A step with \`η\` at :setting{cell="0.1, 8"}.

`;
const lesson = ({ front = FRONT, section = SECTION, branches = BRANCHES, sheet = SHEET } = {}) =>
  `${front}\n${section}${branches}\n${sheet}`;
const parse = (source: string) => parseLesson('a.lesson.md', source);
/** A paragraph in place of the section's. Its line is 25, its text begins in column 1. */
const withParagraph = (text: string) => lesson({ section: SECTION.replace(/A step .*/, () => text) });

test('a lesson is read into sections, blocks and a sheet', () => {
  const { id, sections, sheet, findings, spec } = parse(lesson());
  expect(id).toBe('a-lesson');
  expect(spec.grid.seeds).toBe(2);
  expect(findings.flat).toMatchObject({ of: { learningRate: 0.1, batchSize: 8 }, to: { batchSize: 40 } });
  const [section] = sections;
  expect(section).toMatchObject({ id: 'first', title: 'First', minutes: 2, term: 'sharpness' });
  expect(section.view).toMatchObject({ figure: 'curves', cells: [{ learningRate: 0.1, batchSize: 8 }] });
  expect(section.blocks[0]).toEqual({
    kind: 'paragraph',
    children: [
      { kind: 'text', text: 'A step with ' },
      { kind: 'formula', text: 'η' },
      { kind: 'text', text: ' at ' },
      { kind: 'setting', setting: { what: 'cell', place: { learningRate: 0.1, batchSize: 8 } } },
      { kind: 'text', text: '.' },
    ],
  });
  expect(section.blocks[1]).toMatchObject({ kind: 'branches', finding: 'flat' });
  expect(sheet.questions).toHaveLength(1);
});

test('predictions are read', () => {
  const branches = `:::draw{id=one target="0.1, full" reference="0.1, 8"}
What will it do?
:::

:::choose{id=two finding=flat figure=map}
What is it?

- \`..0.5\` low
- \`0.5..2\` same
- \`2..\` high
:::
`;
  const [section] = parse(lesson({ branches })).sections;
  expect(section.blocks[1]).toMatchObject({
    kind: 'draw',
    id: 'one',
    clock: 'etaSteps',
    target: { batchSize: 40 },
    reference: { batchSize: 8 },
    factors: [2, 1, 0.5, 0.25],
  });
  expect(section.blocks[2]).toMatchObject({
    kind: 'choose',
    reveal: { figure: 'map' },
    options: [
      { low: null, high: 0.5 },
      { low: 0.5, high: 2 },
      { low: 2, high: null },
    ],
  });
});

describe('what is not allowed is refused with its place', () => {
  test.each([
    ['a number', 'It fell by 12.', 'line 25, column 1: a number in the text must be computed, got "12"'],
    ['a decimal', 'It is *about 0.5* then.', 'line 25, column 8: a number in the text must be computed, got "0.5"'],
    ['a number word', 'It is twice as flat.', 'line 25, column 1: a number in the text must be computed, got "twice"'],
    [
      'HTML',
      'A <b>word</b>.',
      'line 25, column 3: a paragraph must hold text, emphasis, formulas and directives alone, got html',
    ],
    ['a link', 'A [word](https://example.org).', 'line 25, column 3: a paragraph must hold text'],
    ['a picture', '![word](x.png)', 'line 25, column 1: a paragraph must hold text'],
    ['a number in backticks', 'It is `0.32` then.', 'line 25, column 7: text in backticks must be a short formula'],
    [
      'an unknown directive',
      'It is :valeu{of=sharpness}.',
      'line 25, column 7: a directive must be one of set, setting, value',
    ],
    [
      'a cell outside of the grid',
      ':setting{cell="0.3, 8"}',
      'line 25, column 1: directive "setting": cell must be "η, B" with η of the grid (0.1, 0.2), got "0.3, 8"',
    ],
    [
      'a batch size outside of the grid',
      ':setting{batch=9}',
      'line 25, column 1: directive "setting": batch must have a B of the grid (8, 40), got "9"',
    ],
    ['an unknown quantity', ':value{of=flatness cell="0.1, 8"}', 'of must be one of trainLoss'],
    ['an attribute too many', ':setting{batch=8 colour=red}', 'it has no attribute colour'],
    [
      'a finding that is not declared',
      ':measured{finding=steep}',
      'finding must be one of the front matter’s findings, got "steep"'.replace('’', "'"),
    ],
    ['a start of what has no start', ':value{of=steps cell="0.1, 8" at=start}', 'at must be end for steps'],
    ['a button that sets nothing', ':set[words]{}', 'it must set a part of the view'],
    ['a list outside of a directive', '- one', 'line 25, column 1: a section must hold paragraphs and :::if'],
    ['a heading of another level', 'Text.\n\n### Deep', 'a section must begin with a heading'],
  ])('%s', (_, text, message) => {
    expect(() => parse(withParagraph(text))).toThrow(`a.lesson.md`);
    expect(() => parse(withParagraph(text))).toThrow(message);
  });

  test.each([
    [
      'a drawing on another clock than the figure',
      ':::draw{id=a clock=steps target="0.2, 8" reference="0.1, 8"}\nWhat?\n:::\n',
      'it must show the curve that :::draw starts from: figure=curves quantity=sharpness clock=steps',
    ],
    ['a branch that is missing', BRANCHES.replace(/- open.*\n/, ''), 'it must have an item for open'],
    [
      'a branch that there is not',
      BRANCHES.replace('- open:', '- flat:'),
      'line 30, column 1: an item must begin with one of lower, higher, open',
    ],
    [
      'a branch twice',
      BRANCHES.replace('- open:', '- lower:'),
      'an item must begin with one of lower, higher, open, each once',
    ],
    [
      'answers with a gap',
      ':::choose{id=a finding=flat}\nWhat?\n\n- `..1` a\n- `2..3` b\n- `3..` c\n:::\n',
      'three or more ranges from `..` to `..` in order, without gaps',
    ],
    [
      'an answer without a range',
      ':::choose{id=a finding=flat}\nWhat?\n\n- low\n:::\n',
      'an answer must begin with its range in backticks',
    ],
    ['a finding that is not used', 'Text.\n', 'each finding must be used, got flat'],
    [
      'a second prediction of one name',
      `${':::draw{id=a target="0.1, 8" reference="0.2, 8"}\nWhat?\n:::\n\n'.repeat(2)}`,
      'id must be another for each prediction, got "a" again',
    ],
    [
      'a curve of what has none',
      ':::draw{id=a quantity=steps target="0.1, 8" reference="0.2, 8"}\nWhat?\n:::\n',
      'quantity must be one with a curve',
    ],
  ])('%s', (_, branches, message) => expect(() => parse(lesson({ branches }))).toThrow(message));

  test.each([
    ['no front matter', '# Title\n', 'line 1, column 1: a lesson must begin with JSON between two lines "---"'],
    ['front matter that is no JSON', lesson({ front: FRONT.replace('"title"', 'title') }), 'it must hold JSON'],
    ['an unknown field', lesson({ front: FRONT.replace('"title"', '"titel"') }), 'front matter'],
    [
      'a spec that is wrong',
      lesson({ front: FRONT.replace('"epochs": 2', '"epochs": 0') }),
      'front matter: sweep spec: budget',
    ],
    [
      'an expected branch that there is not',
      lesson({ front: FRONT.replace('"lower"', '"flat"') }),
      'findings.flat.expected',
    ],
    [
      'a finding outside of the grid',
      lesson({ front: FRONT.replace('"of": [0.1, 8]', '"of": [0.1, 9]') }),
      'finding "flat" must name cells of the grid, got [0.1, 9]',
    ],
    ['no sheet', lesson({ sheet: '' }), 'a lesson must end with :::sheet'],
    [
      'a sheet without an aim',
      lesson({ sheet: SHEET.replace(/### Aim[\s\S]*?### Q/, '### Q') }),
      'the sheet must have a part ### Aim',
    ],
    [
      'a question without an answer',
      lesson({ sheet: SHEET.replace('Because.', '') }),
      'a question must be in **bold**, with its answer after it',
    ],
    [
      'a section without a view',
      lesson({ section: SECTION.replace(/::view.*/, '') }),
      'a section must have ::view{minutes=…} under its heading',
    ],
    [
      'two sections of one name',
      lesson({ section: SECTION + SECTION }),
      'headings must be distinct, got "First" again',
    ],
  ])('%s', (_, source, message) => expect(() => parse(source)).toThrow(message));
});

test('numbers are found as digits and as words, symbols and parts of words are not', () => {
  for (const text of ['a 5', '0.1', 'x2 of 3', 'twice', 'Seven seeds', '٣ items', 'three-fold'])
    expect(statedNumber(text), text).not.toBeNull();
  for (const text of ['λ₁ falls', 'one of the two', 'often', 'nineteenth-century', 'alone', 'L²'])
    expect(statedNumber(text), text).toBeNull();
});

test('formulas have symbols and small constants, no measurements', () => {
  for (const text of ['η/B', '2/λ₁', '(S − 1)(E − 1) = 1', '√B/η']) expect(isFormula(text), text).toBe(true);
  for (const text of ['0.32', 'η = 0.1', 'B = 64', 'λ₁ = 7']) expect(isFormula(text), text).toBe(false);
});
