import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileFormula } from '../../../../src/data/formula/compile-formula.ts';
import { MOST_FORMULA_CHARACTERS } from '../../../../src/data/formula/formula-schema.ts';
import { type FormulaNode, FUNCTIONS, type FunctionName } from '../../../../src/data/formula/node.ts';
import { MOST_FORMULA_DEPTH, parseFormula } from '../../../../src/data/formula/parse-formula.ts';
import { RUNS } from '../../../support/runs.ts';

function treeOf(text: string): FormulaNode {
  const read = parseFormula(text);
  if ('fault' in read) throw new Error(`${text}: at ${read.at}, ${read.fault}`);
  return read;
}
const value = (text: string, x1 = 0, x2 = 0) => compileFormula(treeOf(text))(x1, x2);

describe('the grammar', () => {
  test.each([
    ['1 + 2 * 3', 7],
    ['8 / 4 / 2', 1],
    ['8 - 4 - 2', 2],
    ['8 / 4 * 2', 4],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['(-2) ^ 2', 4],
    ['2 ^ -2', 0.25],
    ['--3', 3],
    ['+-+3', -3],
    ['2 * -3', -6],
    ['2 - -3', 5],
    ['-2 * 3 + 1', -5],
    ['2 ^ 2 * 3', 12],
    ['1.5e2 + .5 + 2.', 152.5],
    ['2e3', 2000],
    ['min(3, 1, 2) + max(1, 5)', 6],
    ['step(0) + step(-1) + step(2)', 2],
    ['sign(-3) + sign(0) + sign(5)', 0],
    ['abs(-2) * sqrt(16)', 8],
    ['pi - π', 0],
    ['SIN(0) + Cos(0)', 1],
    ['6 ÷ 3 × 2 · 1 − 1', 3],
  ])('%s = %d', (text, expected) => expect(value(text)).toBe(expected));

  test.each([
    ['2x1', 'x1 * 2'],
    ['x1x2', 'x1 * x2'],
    ['x₁ x₂', 'x1 * x2'],
    ['3(x1 + 1)', '3 * (x1 + 1)'],
    ['(x1)(x2)', 'x1 * x2'],
    ['2sin(x1)cos(x2)', '2 * sin(x1) * cos(x2)'],
    ['2 e x1', '2 * e * x1'],
    ['2pi x1', '2 * pi * x1'],
    ['-3x1', '-3 * x1'],
    ['x1 x2^2', 'x1 * (x2^2)'],
    ['x1 * 2x2', 'x1 * (2 * x2)'],
  ])('%s is %s', (short, long) => {
    for (const [a, b] of [
      [0.25, -0.5],
      [-1, 0.125],
    ] as const)
      expect(value(short, a, b)).toBe(value(long, a, b));
  });

  test('a name of two letters is one name, 2e is 2·e', () => {
    expect(value('2e')).toBe(2 * Math.E);
    expect(value('2e + 1')).toBe(2 * Math.E + 1);
    expect(value('2e+1')).toBe(20);
  });
});

describe('what is wrong is said with its place', () => {
  const names = `x1, x2, pi, e, ${Object.keys(FUNCTIONS).join(', ')}`;
  test.each([
    ['', 0, 'a value is expected, not the end'],
    ['   ', 3, 'a value is expected, not the end'],
    ['x1 + * 3', 5, 'a value is expected, not "*"'],
    ['x1 +', 4, 'a value is expected, not the end'],
    ['2 ^', 3, 'a value is expected, not the end'],
    ['(x1 + 1', 7, '")" is expected for the "(" at character 1, not the end'],
    ['2 * (x1, 1)', 7, '")" is expected for the "(" at character 5, not ","'],
    ['sin(x1 x2', 9, '")" is expected for the "(" at character 4, not the end'],
    ['x1 + 1)', 6, 'an operator or the end is expected, not ")"'],
    ['x1 2', 3, 'an operator or the end is expected, not "2"'],
    ['x12', 2, 'an operator or the end is expected, not "2"'],
    ['1.2.3', 3, 'an operator or the end is expected, not ".3"'],
    ['sin x1', 4, '"(" is expected after sin, not "x1"'],
    ['exp', 3, '"(" is expected after exp, not the end'],
    ['2 * foo', 4, `"foo" is not one of the names ${names}`],
    ['x + 1', 0, `"x" is not one of the names ${names}`],
    ['constructor', 0, `"constructor" is not one of the names ${names}`],
    ['x1 # 2', 3, '"#" has no meaning in a formula'],
    ['x1 + 😀', 5, '"😀" has no meaning in a formula'],
    ['sin(1, 2)', 0, 'sin takes one value, not 2'],
    ['x1 + max(x1)', 5, 'max takes 2 to 8 values, not 1'],
    ['1/2x1', 3, 'a product after "/" needs "*" or parentheses'],
    ['x1/(2)(x2)', 6, 'a product after "/" needs "*" or parentheses'],
    ['x1^2x2', 4, 'a product after "^" needs "*" or parentheses'],
    ['x1(x2 + 1)', 2, 'x1 is no function: a product with "(" needs "*"'],
    ['pi (2)', 3, 'pi is no function: a product with "(" needs "*"'],
    ['1e999', 0, '1e999 is too large a number'],
    ['()', 1, 'a value is expected, not ")"'],
    ['max(,1)', 4, 'a value is expected, not ","'],
  ])('%j: at %i, %s', (text, at, fault) => expect(parseFormula(text)).toEqual({ at, fault }));

  test('length and depth have limits, just below which a formula is read', () => {
    const long = (count: number) => 'x1'.padEnd(count, ' ');
    expect(parseFormula(long(MOST_FORMULA_CHARACTERS))).toMatchObject({ kind: 'variable' });
    expect(parseFormula(long(MOST_FORMULA_CHARACTERS + 1))).toEqual({
      at: MOST_FORMULA_CHARACTERS,
      fault: 'a formula ends after at most 300 characters',
    });
    const deep = (levels: number) => `${'('.repeat(levels)}x1${')'.repeat(levels)}`;
    expect(parseFormula(deep(MOST_FORMULA_DEPTH - 1))).toMatchObject({ kind: 'variable' });
    expect(parseFormula(deep(MOST_FORMULA_DEPTH))).toMatchObject({
      fault: 'a formula has at most 40 values within one another',
    });
    expect(parseFormula('-'.repeat(MOST_FORMULA_CHARACTERS))).toMatchObject({
      fault: expect.stringMatching(/^a formula has/),
    });
    expect(parseFormula('2^'.repeat(100))).toMatchObject({ fault: expect.stringMatching(/^a formula has/) });
  });
});

const LEAVES = fc.oneof(
  fc.integer({ min: 0, max: 9 }).map((n): FormulaNode => ({ kind: 'number', value: n / 4 })),
  fc.constantFrom<FormulaNode>({ kind: 'variable', index: 0 }, { kind: 'variable', index: 1 }),
);
const trees: fc.Arbitrary<FormulaNode> = fc.letrec<{ node: FormulaNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    LEAVES,
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('+', '-', '*', '/', '^'),
      left: tie('node'),
      right: tie('node'),
    }),
    fc.record({ kind: fc.constant('negate' as const), of: tie('node') }),
    fc
      .constantFrom(...(Object.keys(FUNCTIONS) as FunctionName[]))
      .chain((name) =>
        fc
          .array(tie('node'), { minLength: FUNCTIONS[name][0], maxLength: Math.min(3, FUNCTIONS[name][1]) })
          .map((given): FormulaNode => ({ kind: 'call', name, given })),
      ),
  ),
})).node;

/** Precedence of a tree as text: sums 1, products 2, signs 3, powers 4, values 5. */
const levelOf = (node: FormulaNode) =>
  node.kind === 'binary' ? { '+': 1, '-': 1, '*': 2, '/': 2, '^': 4 }[node.operator] : node.kind === 'negate' ? 3 : 5;

/** A tree with as few parentheses as the grammar allows. */
function printed(node: FormulaNode): string {
  const within = (inner: FormulaNode, least: number) =>
    levelOf(inner) < least ? `(${printed(inner)})` : printed(inner);
  switch (node.kind) {
    case 'number':
      return String(node.value);
    case 'variable':
      return `x${node.index + 1}`;
    case 'negate':
      return `-${within(node.of, 3)}`;
    case 'call':
      return `${node.name}(${node.given.map(printed).join(', ')})`;
    case 'binary': {
      const level = levelOf(node);
      const [left, right] = level === 4 ? [5, 3] : [level, level + 1];
      return `${within(node.left, left)} ${node.operator} ${within(node.right, right)}`;
    }
  }
}

test('a tree that is printed and read again is the same tree', () => {
  fc.assert(
    fc.property(trees, (node) => {
      const text = printed(node);
      fc.pre(text.length <= MOST_FORMULA_CHARACTERS);
      expect(parseFormula(text)).toEqual(node);
    }),
    { numRuns: RUNS },
  );
});

test('no text makes it throw: it gives a tree, or a place within the text', () => {
  const bits = fc.constantFrom(
    'x1',
    'x2',
    '(',
    ')',
    '+',
    '-',
    '*',
    '/',
    '^',
    ',',
    '2',
    '.5',
    'sin',
    'max',
    'e',
    ' ',
    '#',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(bits).map((all) => all.join('')),
      ),
      (text) => {
        const read = parseFormula(text);
        if (!('fault' in read)) return void compileFormula(read)(0.5, -0.5);
        expect(read.at).toBeGreaterThanOrEqual(0);
        expect(read.at).toBeLessThanOrEqual(text.length);
        expect(read.fault).not.toBe('');
      },
    ),
    { numRuns: RUNS },
  );
});
