import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { generators } from '../../../../src/data/registry.ts';
import { ACTIVATIONS } from '../../../../src/engine/activations.ts';
import { SCALAR_PROBE_IDS } from '../../../../src/probes/scalar/registry.ts';
import { COMPARISONS, GAP_MEASURES, MAP_QUANTITIES } from '../../../../src/state/app-state.ts';
import { CLOCKS } from '../../../../src/sweep/results/clock.ts';
import { RULES } from '../../../../src/sweep/rules/rule-list.ts';
import { sweepSpec } from '../../../../src/sweep/spec/sweep-spec.ts';
import { ENTRY_IDS } from '../../../../src/ui/glossary/entry-ids.ts';
import {
  activationEntry,
  clockEntry,
  comparisonEntry,
  engineEntry,
  GAP_ENTRIES,
  outcomeEntry,
  probeEntry,
  quantityEntry,
  SPEC_ENTRIES,
} from '../../../../src/ui/glossary/registry-entries.ts';
import { ENGINE_PREFERENCES } from '../../../../src/worker/engine-pool.ts';

const OUTCOMES = ['reachedTarget', 'budgetSpent', 'diverged', 'stopped'] as const;

describe('the glossary has an entry for every', () => {
  test.each(SCALAR_PROBE_IDS)('probe: %s', (id) => expect(ENTRY_IDS).toContain(probeEntry(id)));
  test.each(MAP_QUANTITIES)('quantity of the map: %s', (id) => expect(ENTRY_IDS).toContain(quantityEntry(id)));
  test.each(GAP_MEASURES)('measure of the gap: %s', (id) => expect(ENTRY_IDS).toContain(GAP_ENTRIES[id]));
  test.each(CLOCKS)('clock: %s', (id) => expect(ENTRY_IDS).toContain(clockEntry(id)));
  test.each(COMPARISONS)('time of comparison: %s', (id) => expect(ENTRY_IDS).toContain(comparisonEntry(id)));
  test.each(OUTCOMES)('outcome: %s', (id) => expect(ENTRY_IDS).toContain(outcomeEntry(id)));
  test.each(ACTIVATIONS)('activation: %s', (id) => expect(ENTRY_IDS).toContain(activationEntry(id)));
  test.each(RULES.map(({ kind }) => kind))('training rule: %s', (id) => expect(ENTRY_IDS).toContain(id));
  test.each(generators.map(({ kind }) => kind))('generator: %s', (id) => expect(ENTRY_IDS).toContain(id));
  test.each(ENGINE_PREFERENCES.filter((id) => id !== 'auto'))('engine: %s', (id) =>
    expect(ENTRY_IDS).toContain(engineEntry(id)),
  );
});

/** A schema without what makes it optional or gives it a default. */
function bare(schema: z.core.$ZodType): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault)
    return bare(schema.unwrap());
  return schema;
}

/** Paths of the fields of an object, the kinds of a field that has several, and the field itself otherwise. */
function fieldsOf(schema: z.core.$ZodType, path: string): string[] {
  const own = bare(schema);
  const under = path === '' ? '' : `${path}.`;
  // A start holds a spec's fields once more.
  if (path === 'start') return [path];
  if (own instanceof z.ZodObject)
    return Object.entries(own.shape).flatMap(([key, field]) => fieldsOf(field as z.core.$ZodType, `${under}${key}`));
  if (own instanceof z.ZodDiscriminatedUnion) {
    const kinds = own.options.flatMap((option): string[] =>
      option instanceof z.ZodDiscriminatedUnion
        ? option.options.map((inner) => String((inner as z.ZodObject).shape.kind.value))
        : [String(((option as z.ZodObject).shape.kind as z.ZodLiteral).value)],
    );
    return [...new Set(kinds)].map((kind) => `${under}${kind}`);
  }
  return [path];
}

test('every field of a spec, and every kind that it can be of, has its entry', () => {
  const fields = fieldsOf(sweepSpec, '');
  expect(fields.length).toBeGreaterThan(50);
  expect([...fields].sort()).toEqual(Object.keys(SPEC_ENTRIES).sort());
  for (const entry of Object.values(SPEC_ENTRIES)) expect(ENTRY_IDS).toContain(entry);
});
