import { describe, expect, test } from 'vitest';
import { SpecError } from '../../../../src/errors.ts';
import { translateToGerman } from '../../../../src/ui/text/german-messages.ts';
import { compileTemplates } from '../../../../src/ui/text/message-templates.ts';
import { createMessageTranslator } from '../../../../src/ui/text/translate-message.ts';
import { randomOf } from '../../../support/hostile/random.ts';
import { HOSTILE_FORMATS } from '../../../support/hostile/registry.ts';
import { BAD_INPUT, NOTICES, refusalOf } from '../../../support/messages/real-failures.ts';

const german = (message: string) =>
  translateToGerman(message)
    .map(({ text }) => text)
    .join(' ');

/** Numbers and quoted texts, which stay as they are. */
const valuesOf = (message: string) => [
  ...(message.match(/\d+(?:[.,]\d+)*(?:e[+-]?\d+)?/g) ?? []),
  ...[...message.matchAll(/"([^"]+)"/g)]
    .map(([, text]) => text)
    .filter(
      (text) =>
        text &&
        !/^(regression|classification|weight|full|sweep|claims|verify|export-run|format|sgdscope-sweep)$/.test(text),
    ),
];

function expectGerman(message: string): void {
  const text = german(message);
  expect(
    translateToGerman(message).filter(({ language }) => language !== 'de'),
    message,
  ).toEqual([]);
  for (const value of valuesOf(message)) expect(text, message).toContain(value);
}

describe('what is refused when bad input is really given is German, with its values', () => {
  test.each(Object.entries(BAD_INPUT))('%s', async (_, feed) => {
    const message = await refusalOf(feed);
    expect(message).toBeDefined();
    expectGerman(message ?? '');
  });
});

test.each(NOTICES)('the notice is German: %s', (text) => expectGerman(text));

test.each(HOSTILE_FORMATS.filter(({ name }) => name !== 'reference'))(
  'mutations of $name are refused in German',
  async (format) => {
    for (let index = 0; index < 60; index++) {
      try {
        await format.read(format.make(randomOf(format.name, index)));
      } catch (error) {
        if (error instanceof SpecError) expectGerman(error.message);
      }
    }
  },
);

describe('words', () => {
  test.each([
    [
      'grid.batchSizes: every batch size must be at most the number of training examples, 512, got 1024, 2048. Use "full" for the whole set, or more examples.',
      'grid.batchSizes: Jede Batchgröße darf höchstens die Zahl der Trainingsbeispiele sein, 512; gefunden: 1024, 2048. Nehmen Sie „full“ für die ganze Menge, oder mehr Beispiele.',
    ],
    [
      'sweep spec: grid.seeds must hold every value once; name: Invalid input: expected string, received number, got 3. Correct these and run again.',
      'Spezifikation des Sweeps: grid.seeds muss jeden Wert nur einmal enthalten; name: Ungültige Eingabe: erwartet Zeichenkette, erhalten Zahl, ist aber 3. Berichtigen Sie dies und starten Sie noch einmal.',
    ],
    [
      'a: b, c.csv, line 3, column 2 ("x, got y"): cell must be a finite number, got "z. Use full.", the first of 12 such cells. Replace it by a number, or leave the cell empty if the value is missing.',
      'a: b, c.csv, Zeile 3, Spalte 2 („x, got y“): Die Zelle muss eine endliche Zahl sein; gefunden: „z. Use full.“, die erste von 12 solchen Zellen. Ersetzen Sie sie durch eine Zahl, oder lassen Sie die Zelle leer, wenn der Wert fehlt.',
    ],
    [
      'Agrees within 5 % of λ₁ and ±0.01 of the gap in every cell (equivalence tests at 5 %, 8 seeds). The fingerprint differs: another device or version made the link on WebGL.',
      'Stimmt in jeder Zelle auf 5 % von λ₁ und ±0.01 der Lücke überein (Äquivalenztests zu 5 %, 8 Seeds). Der Fingerabdruck ist ein anderer: Ein anderes Gerät oder eine andere Version hat den Link mit WebGL erzeugt.',
    ],
  ])('%s', (english, expected) => {
    expect(german(english)).toBe(expected);
  });
});

describe('without German', () => {
  test('a message stays English and says so', () => {
    expect(translateToGerman('Cannot read properties of undefined')).toEqual([
      { text: 'Cannot read properties of undefined', language: 'en' },
    ]);
  });
  test('sentences that have it are translated beside one that has not', () => {
    expect(translateToGerman('Something odd happened. And more of it. Reload the page.')).toEqual([
      { text: 'Something odd happened. And more of it.', language: 'en' },
      { text: 'Laden Sie die Seite neu.', language: 'de' },
    ]);
  });
  test('a list of which one entry is unknown is not half translated', () => {
    const [part] = translateToGerman('link: board: Invalid input; what is this. Ask for the link again.');
    expect(part).toEqual({ text: 'link: board: Invalid input; what is this.', language: 'en' });
  });
});

test.each([
  [
    'a.csv, line 2, column 1: target must be a number, for a regression, got "12 to 15 for 3 files". Choose another column.',
    '"12 to 15 for 3 files"',
  ],
  [
    'a.csv, columns: label column must be a number in [1, 4], got price for 3 bytes. Choose another column.',
    ' price for 3 bytes.',
  ],
  ['link: nothing to copy; a cat, 3 more', 'nothing to copy; a cat, 3 more'],
])('what the user wrote is not translated: %s', (message, kept) => {
  expect(german(message)).toContain(kept);
});

describe('of templates', () => {
  const translate = (tables: Record<string, Record<string, string>>) =>
    createMessageTranslator(compileTemplates(tables));
  test('the one that accounts for most of the text is taken', () => {
    const own = translate({ message: { '{a} runs': '{a} Läufe', 'all {a} runs': 'alle {a} Läufe', '{a}s': '{a}?' } });
    expect(own('all 12 runs')).toEqual([{ text: 'alle 12 Läufe', language: 'de' }]);
    expect(own('12 runs')).toEqual([{ text: '12 Läufe', language: 'de' }]);
  });
  test('a value is divided where the phrase beside it is known', () => {
    const own = translate({
      message: { '{a}: {b:rule!}': '{a}: {b:rule!}' },
      rule: { 'must be {n}': 'muss {n} sein' },
    });
    expect(own('a: b: must be 1: 2')).toEqual([{ text: 'a: b: muss 1: 2 sein', language: 'de' }]);
  });
  test('a text that could be divided in very many ways ends, at worst in English', () => {
    const message = `${'a, '.repeat(600)}: got, got must be, got`;
    expect(
      translateToGerman(message)
        .map(({ text }) => text)
        .join(' '),
    ).toContain('a, a, ');
  });
});
