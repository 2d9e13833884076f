import { beforeAll, describe, expect, test } from 'vitest';
import { ERROR_ROOMS_DE, ERRORS_DE } from '../../../../src/ui/text/de/errors.ts';
import type { Match } from '../../../../src/ui/text/fit-template.ts';
import { createMatcher } from '../../../../src/ui/text/match-message.ts';
import { compileTemplates, partsOf } from '../../../../src/ui/text/message-templates.ts';
import { collectMessages, type Message } from '../../../support/messages/collect.ts';
import { CODE_WORDS, EXCEPTIONS } from '../../../support/messages/exceptions.ts';
import { FURTHER, type Sample, samplesOf } from '../../../support/messages/samples.ts';

const templates = compileTemplates(ERRORS_DE);

interface Case {
  readonly where: string;
  readonly sample: Sample;
  readonly match: Match | null;
}

function bestMatch(text: string): Match | null {
  const { phrase } = createMatcher(templates);
  const matches = [...templates.keys()].flatMap((table) => phrase(table, text) ?? []);
  return matches.reduce<Match | null>((top, match) => (top && top.score >= match.score ? top : match), null);
}

const exceptionOf = ({ path }: Message, { text }: Sample) =>
  EXCEPTIONS.find((exception) => exception.path === path && exception.text.test(text));

let messages: readonly Message[] = [];
let cases: readonly Case[] = [];
const excepted = new Set<unknown>();

beforeAll(() => {
  messages = collectMessages();
  const further = FURTHER.map(
    (text): Message => ({ path: 'tests/support/messages/samples.ts', line: 0, text: [text] }),
  );
  cases = [...messages, ...further].flatMap((message) =>
    samplesOf(message).flatMap((sample) => {
      const exception = exceptionOf(message, sample);
      if (exception) excepted.add(exception);
      return exception ? [] : [{ where: `${message.path}:${message.line}`, sample, match: bestMatch(sample.text) }];
    }),
  );
}, 60_000);

const said = (of: readonly Case[], more = ({ match }: Case): unknown => match?.german) =>
  of.map((each) => `${each.where} ${each.sample.text} → ${more(each)}`);

test('the source is read: messages of every kind are found', () => {
  const texts = messages.map(({ text }) => text.map((part) => (typeof part === 'string' ? part : '…')).join(''));
  expect(messages.length).toBeGreaterThan(500);
  expect(texts).toContain('grid: a sweep must have at most 20000 runs, got …. Use fewer values or seeds.'); // an error
  expect(texts).toContain(
    '…, label 0: label must be a whole number, for a classification, got …. Choose the task "regression" if labels are numbers to predict.',
  ); // of a function that makes errors, with constants and a conditional
  expect(texts).toContain('must be 1, 2 or 4'); // a rule of a schema
  expect(texts.some((text) => text.startsWith('Another tab performs this sweep.'))).toBe(true); // a notice
  expect(texts.some((text) => text.startsWith('Reproduced exactly'))).toBe(true);
});

describe('every message', () => {
  test('is German', () => {
    expect(said(cases.filter(({ match }) => match === null))).toEqual([]);
  });
  test('fits one template best', () => {
    expect(
      said(
        cases.filter(({ match }) => match?.rival),
        ({ match }) => `${match?.used[0]} and ${match?.rival}`,
      ),
    ).toEqual([]);
  });
  test('keeps its values', () => {
    const lost = cases.filter(
      ({ sample, match }) => match && !sample.marks.every((mark) => match.german.includes(mark)),
    );
    expect(said(lost)).toEqual([]);
  });
  test('has no English left but names in code', () => {
    const isCode = (word: string) => CODE_WORDS.has(word) || /[._/:[\]()=]/.test(word) || /^[A-Z_]+$/.test(word);
    const english = ({ match }: Case) =>
      (match?.kept ?? [])
        .flatMap((text) => text.replaceAll(/⟦\d+⟧/g, ' ').split(/[\s,;"“”„]+/))
        .filter((word) => /\p{L}{2}/u.test(word) && !isCode(word));
    expect(
      said(
        cases.filter((each) => english(each).length > 0),
        english,
      ),
    ).toEqual([]);
  });
});

test('every template and every exception is used', () => {
  const used = new Set(cases.flatMap(({ match }) => match?.used ?? []));
  const dead = [...templates].flatMap(([table, of]) =>
    of.map(({ english }) => `${table}: ${english}`).filter((key) => !used.has(key)),
  );
  expect(dead).toEqual([]);
  expect(EXCEPTIONS.filter((exception) => !excepted.has(exception))).toEqual([]);
});

test('no template stands in two rooms', () => {
  const all = ERROR_ROOMS_DE.flatMap((room) =>
    Object.entries(room).flatMap(([table, pairs]) => Object.keys(pairs).map((english) => `${table}: ${english}`)),
  );
  expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
});

const holesOf = (text: string) => partsOf(text).filter((part) => typeof part !== 'string');

test.each(Object.entries(ERRORS_DE))(
  'placeholders of "%s" are those of the English text, of tables that exist',
  (_, pairs) => {
    for (const [english, german] of Object.entries(pairs)) {
      const [known, shown] = [english, german].map((text) => holesOf(text).map(({ name }) => name));
      expect(new Set(known).size, english).toBe(known.length);
      expect(
        shown.filter((name) => !known.includes(name)),
        german,
      ).toEqual([]);
      for (const { table } of [english, german].flatMap(holesOf))
        if (table) expect(Object.keys(ERRORS_DE)).toContain(table);
    }
  },
);
