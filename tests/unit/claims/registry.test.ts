import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CLAIM_SIZES } from '../../../src/claims/claim.ts';
import { isCell } from '../../../src/claims/dynamical-stability-2018/departures.ts';
import { CLAIMS } from '../../../src/claims/registry.ts';
import { seedsOf } from '../../../src/data/seeds.ts';
import { batchSizesOf, learningRatesOf } from '../../../src/sweep/spec/axis.ts';
import { parseSweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';

test('every claim has its own id', () => {
  expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(CLAIMS.length);
});

test.each(CLAIMS.map((claim) => [claim.id, claim] as const))('%s says what, from where, at what cost', (_, claim) => {
  expect(claim.id).toMatch(/^([A-Z]+\d+(-\d+b?)?|REGIMES)$/);
  for (const text of [claim.title, claim.statement, claim.symbols, claim.experiment, claim.source.place])
    expect(text.length).toBeGreaterThan(5);
  expect(claim.statement).toMatch(/\.$/);
  expect(claim.criteria.length).toBeGreaterThan(0);
  for (const { name, predicted } of claim.criteria) {
    expect(name).not.toBe('');
    expect(predicted.low).toBeLessThan(predicted.high);
  }
  expect(claim.pitfalls.length).toBeGreaterThan(0);
  const seconds = CLAIM_SIZES.map((size) => claim.cost[size].seconds);
  expect(seconds[0]).toBeLessThanOrEqual(10);
  expect(seconds[1]).toBeLessThanOrEqual(60);
  expect([...seconds].sort((a, b) => a - b)).toEqual(seconds);
});

test('no reason for a difference quotes a measured figure: numbers are settings, bounds of the rule, or names', () => {
  const ALLOWED = [
    /\b[A-Z]+\d+-\d+b?\b/g, // a claim
    /[\p{L}/′*]+ (=|≥|≤) \d[\d./]*( to \d[\d.]*)?/gu, // a setting
    /\d\/[\p{L}\d]+/gu, // 2/η, 7/8
    /±\d[\d.]*/g, // of a rule
    /CIFAR-10|layers of \d+|[\d,]+ examples/g,
    /−1\b/g, // an exponent of the theory
  ];
  const found = CLAIMS.flatMap(({ id, differs = '', criteria }) => {
    const bounds = criteria.flatMap(({ predicted: { low, high } }) => [`${low}`, `${high}`]);
    const rest = ALLOWED.reduce((text, allowed) => text.replace(allowed, ''), differs);
    const figures = [...rest.matchAll(/\d[\d.,]*\d|\d/g)].map(([figure]) => figure);
    return figures.filter((figure) => !bounds.includes(figure)).map((figure) => `${id}: ${figure}`);
  });
  expect(found).toEqual([]);
});

describe('the work of a claim in words is that of its sweeps', () => {
  const NETWORKS = CLAIMS.filter(({ subject }) => subject === 'network');
  /** Factors that count what is done with each run; all others count runs. */
  const WITHIN_A_RUN = ['epochs', 'steps', 'mini-batches', 'factors'];
  const OWN: Record<string, string> = { 'SM18-1': 'losses', 'M18-1': 'B' };
  const isWithinARun = (id: string, noun: string) => WITHIN_A_RUN.includes(noun) || OWN[id] === noun;

  /** "6 B", "(5 + 4) η", "gradient descent 3 β": the count and its noun. */
  function factorOf(text: string): readonly [count: number, noun: string] {
    const [, sum, noun] = text.match(/(\([\d +]+\)|\d[\d,]*) (.+)$/) ?? [];
    const counts = (sum ?? '').replace(/[(),]/g, '').split(' + ').map(Number);
    return [counts.reduce((a, b) => a + b), noun ?? ''];
  }

  /** Runs that "6 B × 12 η × 8 seeds, …; …" names: the product of each part. */
  function runsIn(id: string, work: string): number {
    const parts = work
      .replace(' (η, B)', '')
      .split('; ')
      .map((part) => part.split(', ')[0]);
    const product = (part: string) =>
      part
        .split(' × ')
        .map(factorOf)
        .filter(([, noun]) => !isWithinARun(id, noun.split(' ')[0]))
        .reduce((runs, [count]) => runs * count, 1);
    return parts.map(product).reduce((a, b) => a + b);
  }

  /** What the words behind the product multiply it by. */
  function furtherFactor(id: string, work: string): number {
    if (id === 'S20-6') return 2; // both budgets
    const levels = work.match(/ at l = (.+)$/)?.[1].split(/, | and /).length ?? work.match(/ at (\d+) l$/)?.[1];
    return Number(levels ?? 1);
  }

  /** Learning rate and batch size of every run that a sweep plans. */
  const cellsOf = ({ grid, dataset }: ReturnType<typeof parseSweepSpec>) =>
    learningRatesOf(grid.learningRates).flatMap((learningRate) =>
      batchSizesOf(grid.batchSizes, dataset.trainCount).flatMap((batchSize) =>
        seedsOf(grid.seeds).map(() => ({ learningRate, batchSize })),
      ),
    );
  const plannedRuns = (id: string, sweeps: readonly SweepSpecInput[]) =>
    sweeps.flatMap((sweep) => cellsOf(parseSweepSpec(sweep))).filter((cell) => id !== 'W18-5' || isCell(cell)).length;

  test.each(NETWORKS.map((claim) => [claim.id, claim] as const))('%s: runs', (id, claim) => {
    for (const size of CLAIM_SIZES) {
      const { work } = claim.cost[size];
      expect([size, runsIn(id, work) * furtherFactor(id, work)]).toEqual([size, plannedRuns(id, claim.sweeps(size))]);
    }
  });

  test.each(NETWORKS.map((claim) => [claim.id, claim] as const))('%s: steps', (_, claim) => {
    for (const size of CLAIM_SIZES) {
      const named = [...claim.cost[size].work.matchAll(/([\d,]+) steps/g)].map(([, count]) =>
        Number(count.replace(',', '')),
      );
      const budgets = claim.sweeps(size).map(({ budget }) => (budget.kind === 'steps' ? budget.steps : 0));
      for (const steps of named) expect(budgets).toContain(steps);
    }
  });

  test('a text that leaves something out is noticed', () => {
    expect(runsIn('T-1', '6 B × 12 η × 8 seeds × 200 epochs, 5 measurements each')).toBe(576);
    expect(runsIn('T-1', '(5 + 4) η × 4 B × 11 seeds')).toBe(396);
    expect(runsIn('T-1', 'gradient descent 3 β × 4 seeds × 5,000 steps; SGD 5 β × 5 seeds × 400 epochs')).toBe(37);
    expect(runsIn('T-1', '3 γ × 1,000 seeds × at most 400 epochs')).toBe(3000);
  });
});

describe('rules are tested where their id leads to', () => {
  const TESTS = new URL('../../numerics/claims/', import.meta.url);
  const files = readdirSync(TESTS).filter((name) => name.endsWith('-rules.test.ts'));
  const titlesIn = (name: string) =>
    [...readFileSync(new URL(name, TESTS), 'utf8').matchAll(/^describe(?:\.each\(\[[^\]]*\]\))?\('([^']+)'/gm)].map(
      ([, title]) => title,
    );
  const idsIn = (title: string) => title.match(/\b(?:[A-Z]+\d+(?:-\d+b?)?|REGIMES)\b/g) ?? [];

  test('one file for each folder of claims, and no other', () => {
    const folders = readdirSync(new URL('../../../src/claims/', import.meta.url), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `${name}-rules.test.ts`);
    expect(files.sort()).toEqual(folders.sort());
  });

  test.each(files)('%s: each describe begins with the id of a claim', (name) => {
    const known = new Set(CLAIMS.map(({ id }) => id));
    expect(titlesIn(name).length).toBeGreaterThan(0);
    for (const title of titlesIn(name)) {
      expect(known).toContain(title.match(/^[\w-]+/)?.[0]);
      for (const id of idsIn(title)) expect(known).toContain(id);
    }
  });

  test.each(CLAIMS.map(({ id }) => id))('%s stands in the titles of exactly one file', (id) => {
    expect(files.filter((name) => titlesIn(name).flatMap(idsIn).includes(id))).toHaveLength(1);
  });
});
