import { expect, test } from 'vitest';
import { z } from 'zod';
import { faultsOf, messageOf } from '../../src/errors.ts';

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
