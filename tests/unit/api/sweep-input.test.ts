import { expect, test } from 'vitest';
import { z } from 'zod';
import { sweepSpec } from '../../../src/sweep/spec/sweep-spec.ts';
import { typeOfSchema } from '../../support/schema-types.ts';

/** The names of the schema's definitions: a start holds the start of the run that it starts from. */
const NAMES = { '#/$defs/__schema0': 'StartInput' };

test('the type of specs is that of their schema (npx vitest run --update writes it)', async () => {
  const { $defs = {}, ...schema } = z.toJSONSchema(sweepSpec, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
  });
  expect(Object.keys($defs)).toEqual(['__schema0']);
  const text = [
    '// Written by tests/unit/api/sweep-input.test.ts from the schema of specs (src/sweep/spec/sweep-spec.ts).',
    '',
    '/** A run from which others start. */',
    `export type StartInput = ${typeOfSchema(Object.values($defs)[0] as object, NAMES)};`,
    '',
    '/** Everything that determines the numbers of a sweep, as a person writes it: what has a default may be left out. */',
    `export type SweepInput = ${typeOfSchema(schema as object, NAMES)};`,
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../../src/api/sweep-input.ts');
});
