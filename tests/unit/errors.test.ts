import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { cutShort, EngineError, faultsOf, messageOf, readableMessage, SpecError } from '../../src/errors.ts';
import { RUNS } from '../support/runs.ts';

test('what was thrown has a message, be it an error or not', () => {
  expect(messageOf(new RangeError('too far'))).toBe('too far');
  expect(messageOf('gone')).toBe('gone');
  expect(messageOf(null)).toBe('null');
});

const schema = z.strictObject({
  count: z.number('must be a number').min(1, 'must be at least 1'),
  nested: z.object({ list: z.array(z.number()) }),
});
const faults = (input: unknown, whole?: string) => {
  const { error } = schema.safeParse(input, { reportInput: true });
  return error ? faultsOf(error, whole) : [];
};

test('every fault of an input names path, rule and value, whoever worded the rule', () => {
  expect(faults({ count: 0, nested: { list: [1, 'b'] } })).toEqual([
    'count must be at least 1, got 0',
    'nested.list.1: Invalid input: expected number, received string, got "b"',
  ]);
  expect(faults({ count: 1, nested: { list: [] } })).toEqual([]);
});

test('objects and what is absent are not shown, and the input as a whole has a name', () => {
  expect(faults({ nested: { list: {} } })).toEqual([
    'count must be a number',
    'nested.list: Invalid input: expected array, received object',
  ]);
  expect(faults(3, 'the file')).toEqual(['the file: Invalid input: expected object, received number, got 3']);
  expect(faults(3)[0]).toMatch(/^the spec: /);
});

test('whatever an error echoes, its message has a readable length and keeps its beginning and its end', () => {
  const word = 'x'.repeat(12_345);
  expect(readableMessage(`name: must be short, got "${word}". Use another.`)).toBe(
    `name: must be short, got "${'x'.repeat(79)}… (12,348 characters) Use another.`,
  );
  const words = 'ab '.repeat(50_000);
  for (const { message } of [new SpecError(`here: ${words} do this`), new EngineError(`here: ${words} do this`)]) {
    expect(message.length).toBeLessThanOrEqual(2000);
    expect(message).toMatch(/^here: ab .*… \(150,014 characters\) … .*do this$/);
  }
  expect(messageOf(new Error(word))).toHaveLength(80 + '… (12,345 characters)'.length);
  expect(readableMessage('short')).toBe('short');
});

test('no message is longer than 2,000 characters or cut within a surrogate pair', () => {
  const text = fc.array(fc.string({ unit: fc.constantFrom('a', ' ', '😀', '\n'), maxLength: 400 }), { maxLength: 30 });
  fc.assert(
    fc.property(text, (parts) => {
      const message = readableMessage(parts.join(''));
      expect(message.length).toBeLessThanOrEqual(2000);
      expect(() => encodeURIComponent(message)).not.toThrow(); // throws on half a pair
    }),
    { numRuns: RUNS },
  );
});

test('a value is echoed as its beginning and its length, and of many faults ten are named', () => {
  expect(cutShort('abc')).toBe('abc');
  expect(cutShort('abcdef', 3)).toBe('abc… (6 characters)');
  const [fault] = faults({ count: 'y'.repeat(5000), nested: { list: [] } });
  expect(fault).toMatch(/^count must be a number, got "y{79}… \(5,002 characters\)$/);
  const many = faults({ count: 1, nested: { list: Array.from({ length: 1000 }, () => 'no') } });
  expect(many).toHaveLength(11);
  expect(many[10]).toBe('990 more');
});

test('control characters of what an error echoes reach neither a terminal nor an SVG', () => {
  const { message } = new SpecError('name must be printable, got "\u001b[2J\u0000x\u009b"\n\tRename it.');
  expect(message).toBe('name must be printable, got "\ufffd[2J\ufffdx\ufffd"\n\tRename it.');
});
