import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { expectation, fraction, nabla, normOf, row, sub, sum } from '../../../../src/ui/glossary/math/build.ts';
import { Formula } from '../../../../src/ui/glossary/math/Formula.tsx';
import type { MathPart } from '../../../../src/ui/glossary/math/math-node.ts';
import { tokensOf } from '../../../../src/ui/glossary/math/tokens.ts';
import { splitIndices } from '../../../../src/ui/glossary/split-indices.ts';

const markup = (...parts: readonly MathPart[]) => renderToStaticMarkup(<Formula formula={row(...parts)} isInline />);

test('text is read as names, letters, numbers and operators, digits below and above as indices', () => {
  expect(tokensOf('tr ηB = 0.5').map(({ tag, content }) => `${tag} ${content}`)).toEqual([
    'mo tr',
    'mi η',
    'mi B',
    'mo =',
    'mn 0.5',
  ]);
  expect(markup('λ₁ + σ²')).toBe(
    '<math><mrow><msub><mi>λ</mi><mn>1</mn></msub><mo>+</mo><msup><mi>σ</mi><mn>2</mn></msup></mrow></math>',
  );
  expect(() => tokensOf('₁x')).toThrow('an index must follow a symbol');
});

test('a part alone is not wrapped, several are', () => {
  expect(markup(fraction('2', 'η'))).toBe('<math><mfrac><mn>2</mn><mi>η</mi></mfrac></math>');
  expect(markup(sub('g', 'B'))).toBe('<math><msub><mi>g</mi><mi>B</mi></msub></math>');
  expect(markup(sum('i'), 'x')).toBe('<math><mrow><munder><mo>∑</mo><mi>i</mi></munder><mi>x</mi></mrow></math>');
});

test('norms and means have their marks', () => {
  const bar = (form: string) => `<mo form="${form}" stretchy="false">‖</mo>`;
  expect(markup(normOf(nabla('L')))).toBe(
    `<math><mrow>${bar('prefix')}<mrow><mo form="prefix" lspace="0" rspace="0">∇</mo><mi>L</mi></mrow>${bar('postfix')}</mrow></math>`,
  );
  expect(markup(expectation('', 'x'))).toContain('<mi mathvariant="normal">E</mi>');
});

test('symbols are cut at their indices', () => {
  expect(splitIndices('L_test − L')).toEqual(['L', 'test', ' − L']);
  expect(splitIndices('g_BᵀH_Bg_B')).toEqual(['g', 'B', 'ᵀH', 'B', 'g', 'B', '']);
  expect(splitIndices('2/η')).toEqual(['2/η']);
});
