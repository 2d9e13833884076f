import { describe, expect, test } from 'vitest';
import { APPROXIMATE, type Approximation } from '../../../src/claims/approximate.ts';
import { CLAIMS } from '../../../src/claims/registry.ts';

const { gridRank, dataSetRank, extreme, smallestMean } = APPROXIMATE;

/** Families by what a criterion's name says that it is: an extreme over settings, or a rank correlation over many cells. */
const SIGNS: readonly (readonly [RegExp, readonly Approximation[]])[] = [
  [/Spearman ρ of (batch size|B) and tuned/, [dataSetRank]],
  [/(Spearman ρ|\|ρ\|) of η\/B|Spearman ρ of [as] and/, [gridRank]],
  [/(^|: )(smallest|largest|worst) (?!η:|B:).*( over | ÷ |between )|, worst (of|epoch)/, [extreme, smallestMean]],
];

/** Criteria whose names bear a sign, and that need no flag: by whose interval. */
const OTHERWISE = new Map([
  ['J17-4', 'an intersection–union over neighbours, by the jackknife'],
  ['J17-8', 'a bootstrap of chains within cells'],
  ['SL17-1', 'a bootstrap of chains within cells'],
  ['W18-6', 'an exact law over thousands of draws'],
  ['CAT20', 'one ratio per seed, along one run'],
]);
/** Flagged criteria whose names bear no sign: what they are extremes of. */
const UNNAMED = new Map([
  ['LI18-1', 'over the points of a curve'],
  ['H17-1', 'over batch sizes'],
]);

const signOf = (name: string) => SIGNS.find(([sign]) => sign.test(name))?.[1];

describe('each criterion of a family whose interval needs a stricter level has it', () => {
  const named = CLAIMS.flatMap(({ id, criteria }) => criteria.map((one) => ({ id, ...one })));

  test.each(named.filter(({ name }) => signOf(name)).map((one) => [one.id, one.name, one.approximate] as const))(
    '%s: %s',
    (id, name, approximate) => {
      if (approximate === undefined) expect([...OTHERWISE.keys()]).toContain(id);
      else expect(signOf(name)).toContain(approximate);
    },
  );

  test('and no other has, but those listed', () => {
    const others = named.filter(({ name, approximate }) => approximate !== undefined && !signOf(name));
    expect(others.filter(({ id }) => !UNNAMED.has(id)).map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
    const listed = new Set(others.map(({ id }) => id));
    expect([...UNNAMED.keys()].filter((id) => !listed.has(id))).toEqual([]);
  });

  test('an exception that no criterion needs any more is not listed', () => {
    const without = named.filter(({ name, approximate }) => approximate === undefined && signOf(name));
    const ids = new Set(without.map(({ id }) => id));
    expect([...OTHERWISE.keys()].filter((id) => !ids.has(id))).toEqual([]);
  });
});
