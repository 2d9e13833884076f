import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine, Point, Program } from '../../src/engine/contract.ts';
import { loadSimdEngineInNode } from '../../src/engine/simd/load-node.ts';
import { planSweep } from '../../src/sweep/plan.ts';
import type { Phase, PhaseObserver } from '../../src/sweep/segment/phase.ts';
import { performSegment, type SegmentRequest } from '../../src/sweep/segment/segment.ts';
import { parseSweepSpec } from '../../src/sweep/spec/sweep-spec.ts';
import { denseNetwork, randomProblem } from '../support/oracle/random-problem.ts';

const { dataset } = randomProblem({ network: denseNetwork([4, 6, 3], 'tanh', 'crossEntropy'), N: 24, seed: 5 });
const STEPS = 40;
const planOf = (tier: 'sharpness' | 'standard') =>
  planSweep(
    parseSweepSpec({
      version: 1,
      dataset: {},
      model: { hidden: [6] },
      grid: { learningRates: [0.1, 0.2], batchSizes: [4], seeds: 1 },
      budget: { kind: 'steps', steps: STEPS },
      measure: { tier, trainPerDecade: 4, testPerDecade: 2, sharpnessPerDecade: 1 },
    }),
    dataset,
  );

let engine: Engine;
beforeAll(async () => {
  engine = await loadSimdEngineInNode();
});
afterAll(() => engine.dispose());

type Operation = 'advance' | 'at' | keyof Point;

/** A program that tells of every operation asked of it and of its points. */
function watched(program: Program, onOperation: (operation: Operation) => void): Program {
  const tell = <T extends object>(of: T, names: readonly (keyof T & Operation)[]) =>
    new Proxy(of, {
      get(target, key) {
        const value = Reflect.get(target, key, target);
        if (typeof value !== 'function') return value;
        const name = names.find((known) => known === key);
        return (...args: unknown[]) => {
          if (name) onOperation(name);
          return value.apply(target, args);
        };
      },
    });
  const ofPoint = ['evaluate', 'gradient', 'hessianVector', 'outputs', 'gaussNewtonVector'] as const;
  return new Proxy(tell(program, ['advance', 'at']), {
    get(target, key) {
      const value = Reflect.get(target, key, target);
      if (key !== 'at') return value;
      return async (...args: Parameters<Program['at']>) => tell(await target.at(...args), ofPoint);
    },
  });
}

/** A whole cohort in segments cut at some steps; `observe` is told each segment's phases and operations. */
async function swept(
  tier: 'sharpness' | 'standard',
  cuts: readonly number[],
  { onPhase, onOperation = () => {} }: { onPhase?: PhaseObserver; onOperation?: (operation: Operation) => void } = {},
) {
  const plan = planOf(tier);
  const program = await engine.open(plan.network, dataset);
  const results = [];
  let state: SegmentRequest['state'] = null;
  for (const untilStep of cuts) {
    const request = { cohort: { id: 0, batchSize: 4, runs: plan.runs }, state, untilStep };
    const segment = await performSegment(watched(program, onOperation), plan, request, onPhase);
    results.push(segment);
    state = segment.state;
    if (state === null) break;
  }
  program.dispose();
  return results;
}

describe('the phases of a segment (simd)', () => {
  test('change nothing in what is found, wherever it is cut', async () => {
    for (const cuts of [[STEPS], [3, 7, STEPS]]) {
      const phases: Phase[] = [];
      const heard = await swept('standard', cuts, { onPhase: (phase) => void phases.push(phase) });
      expect(heard).toEqual(await swept('standard', cuts));
      expect(new Set(phases)).toEqual(new Set(['training', 'losses', 'economy', 'standard', 'sharpness']));
    }
  });

  test('hold each operation of the engine in its own: what trains in training, what measures in what it measures', async () => {
    let phase: Phase | null = null;
    const counts = new Map<string, number>();
    await swept('standard', [5, STEPS], {
      onPhase: (next) => {
        phase = next;
      },
      onOperation: (operation) =>
        void counts.set(`${phase} ${operation}`, (counts.get(`${phase} ${operation}`) ?? 0) + 1),
    });
    const phasesOf = (operation: Operation) =>
      [...counts.keys()].filter((key) => key.endsWith(` ${operation}`)).map((key) => key.split(' ')[0]);
    // The economy tier looks two steps ahead: the length of a step and the turn after it.
    expect(phasesOf('advance').sort()).toEqual(['economy', 'training']);
    expect([...counts.keys()].filter((key) => key.startsWith('training'))).toEqual(['training advance']);
    expect([...counts.keys()].filter((key) => key.startsWith('losses')).sort()).toEqual([
      'losses at',
      'losses evaluate',
    ]);
    expect(phasesOf('hessianVector').sort()).toEqual(['sharpness', 'standard']);
    expect(phasesOf('gaussNewtonVector')).toEqual(['standard']);
    // nothing is done before the first phase is told
    expect([...counts.keys()].some((key) => key.startsWith('null'))).toBe(false);
  });

  test('where only losses and λ₁ are measured there are only theirs', async () => {
    const phases = new Set<Phase>();
    await swept('sharpness', [STEPS], { onPhase: (phase) => void phases.add(phase) });
    expect([...phases].sort()).toEqual(['losses', 'sharpness', 'training']);
  });
});
