import { describe, expect, test } from 'vitest';
import { APPROXIMATE } from '../../../src/claims/approximate.ts';
import type { ClaimContext } from '../../../src/claims/claim.ts';
import { networkClaim, sizesText, toyClaim, workText } from '../../../src/claims/define-claim.ts';
import type { Figure } from '../../../src/claims/figure.ts';
import { measureEach, measureOverSeeds } from '../../../src/claims/measure.ts';
import { EVIDENCE, MADE_UP, SWEEP } from '../../support/made-up-claim.ts';

const { id, title, source, statement, symbols, experiment, pitfalls } = MADE_UP;
const TEXT = { id, title, source, statement, symbols, experiment, pitfalls };
const DESIGN = { quick: { seeds: 3 }, standard: { seeds: 6 }, thorough: { seeds: 9 } };
const SECONDS = { quick: 1, standard: 2, thorough: 3 };
const figure: Figure = EVIDENCE.figure;
const context = {} as ClaimContext;

describe('a claim as it is defined', () => {
  let analysed = 0;
  const levels: number[] = [];
  const claim = toyClaim({
    ...TEXT,
    replicate: 'throw',
    design: DESIGN,
    seconds: SECONDS,
    work: ({ seeds }) => workText({ x: [1, 2], seeds }),
    perform: async ({ seeds }) => Array.from({ length: seeds }, (_, i) => i),
    analyse: (values) => {
      analysed++;
      return { doubled: values.map((value) => 2 * value) };
    },
    criteria: [
      {
        name: 'mean',
        predicted: { low: 0, high: 10 },
        measure: ({ doubled }, level) => {
          levels.push(level);
          return measureOverSeeds(doubled, level);
        },
      },
      {
        name: 'half of it',
        predicted: { low: 0, high: 5 },
        approximate: APPROXIMATE.gridRank,
        measure: ({ doubled }, level) => {
          levels.push(level);
          return measureEach(doubled, (value) => value / 2, level);
        },
      },
    ],
    figure: ({ doubled }, measured) => ({
      ...figure,
      series: [
        {
          name: 'means',
          kind: 'measured',
          points: measured.map(({ estimate }) => ({ x: doubled.length, y: estimate })),
        },
      ],
    }),
  });

  test('measures every criterion at 1 − 5 % ÷ (three sizes · their count), from one analysis, and draws what it measured', async () => {
    const evidence = claim.evidence(await claim.perform('quick', context));
    expect(analysed).toBe(1);
    expect(levels[0]).toBe(1 - 0.05 / 6);
    expect(levels[1]).toBeCloseTo(1 - 0.05 / 18, 14); // its family at a third of what may miss
    expect(evidence.measured.map(({ estimate, replicates }) => [estimate, replicates])).toEqual([
      [2, 3],
      [1, 3],
    ]);
    expect(evidence.figure.series[0].points).toEqual([
      { x: 3, y: 2 },
      { x: 3, y: 1 },
    ]);
    expect(evidence.remarks).toEqual([]);
  });

  test('its criteria are plain data, its costs those of the design', () => {
    expect(claim.criteria).toEqual([
      { name: 'mean', predicted: { low: 0, high: 10 } },
      { name: 'half of it', predicted: { low: 0, high: 5 }, approximate: APPROXIMATE.gridRank },
    ]);
    expect(structuredClone(claim.criteria)).toEqual(claim.criteria);
    expect(claim.cost).toEqual({
      quick: { seconds: 1, work: '2 x × 3 seeds' },
      standard: { seconds: 2, work: '2 x × 6 seeds' },
      thorough: { seconds: 3, work: '2 x × 9 seeds' },
    });
    expect([claim.subject, claim.replicate, claim.sweeps('quick')]).toEqual(['toy', 'throw', []]);
  });

  test('of networks performs the sweeps of its design, which it is told', async () => {
    const network = networkClaim({
      ...TEXT,
      design: DESIGN,
      seconds: SECONDS,
      work: (design) => workText(design),
      sweeps: ({ seeds }) => [{ ...SWEEP, grid: { ...SWEEP.grid, seeds } }],
      perform: async (sweeps, { design }) => ({ sweeps, design }),
      criteria: [],
      figure: () => figure,
      remarks: ({ design }) => [workText(design)],
    });
    const traces = await network.perform('standard', context);
    expect(traces).toEqual({ sweeps: network.sweeps('standard'), design: { seeds: 6 } });
    expect(network.sweeps('standard')[0].grid.seeds).toBe(6);
    expect(network.evidence(traces).remarks).toEqual(['6 seeds']);
    expect([network.subject, network.replicate]).toEqual(['network', 'seed']);
  });
});

test('work in words: counts, and lists by their length', () => {
  expect(workText({ B: [4, 8], 'data sets': 12, steps: 10_000 })).toBe('2 B × 12 data sets × 10,000 steps');
});

test('a number that differs between sizes names those where it is another', () => {
  const steps = (quick: number, thorough: number) =>
    sizesText({ quick, standard: 10_000, thorough }, (count) => count, 'steps');
  expect(steps(5000, 20_000)).toBe('10,000 steps (quick: 5,000; thorough: 20,000)');
  expect(steps(5000, 10_000)).toBe('10,000 steps (quick: 5,000)');
  expect(steps(10_000, 10_000)).toBe('10,000 steps');
});
