import { afterEach, expect, test } from 'vitest';
import { QUANTITIES } from '../../../../src/ui/quantities.ts';
import { SHOWN } from '../../../../src/ui/start/words.ts';
import { GERMAN } from '../../../../src/ui/text/de/german.ts';
import { HEADER_ENGLISH } from '../../../../src/ui/text/en/header.ts';
import { preferredLanguage } from '../../../../src/ui/text/languages.ts';
import { room, speak } from '../../../../src/ui/text/room.ts';

afterEach(() => speak(null));

test('a room gives its words in the language of the moment, also by parts that were taken before', () => {
  const header = room('header', HEADER_ENGLISH);
  const { colours, link } = header;
  expect([header.menu, colours.dark, link.tooLong(20)]).toEqual([
    'Menu',
    'Dark',
    expect.stringMatching(/^A link to this board/),
  ]);
  speak(GERMAN);
  expect([header.menu, colours.dark, link.tooLong(20)]).toEqual([
    'Menü',
    'Dunkel',
    expect.stringMatching(/^Ein Link zu diesem Stand/),
  ]);
  speak(null);
  expect(colours.dark).toBe('Dark');
});

test('sentences of findings and names of quantities change with it; numbers keep the decimal point', () => {
  const { accuracyGap } = QUANTITIES;
  expect([accuracyGap.name, accuracyGap.unit]).toEqual(['Accuracy gap', ' pp']);
  speak(GERMAN);
  expect([accuracyGap.name, accuracyGap.unit]).toEqual(['Genauigkeitslücke', ' PP']);
  expect(accuracyGap.format(12.34)).toBe('12.3');
  expect(SHOWN.oneOnRatio(1 / 80, 0.1, 8, 0.677)).toBe(
    'Auf 1/80 endet eine Zelle, η = 0.1 und B = 8, bei der Schärfe 0.68.',
  );
});

test.each([
  [['en-GB', 'de'], 'en'],
  [['de-CH', 'en'], 'de'],
  [['fr', 'de', 'en'], 'de'],
  [['DE'], 'de'],
  [['den'], 'en'],
  [['fr'], 'en'],
  [[], 'en'],
] as const)('a browser that prefers %j sees the page in %s', (tags, language) =>
  expect(preferredLanguage(tags)).toBe(language),
);
