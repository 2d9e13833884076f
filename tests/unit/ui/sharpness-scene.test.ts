import { describe, expect, test } from 'vitest';
import { createTraceStore } from '../../../src/sweep/trace-store.ts';
import { errorBars } from '../../../src/ui/charts/error-bars.ts';
import { limitLines, widenToLimits } from '../../../src/ui/panels/sharpness/scene.ts';
import { limitFormula, stabilityLimit } from '../../../src/ui/stability-limit.ts';
import { fixtureSweep } from '../../support/board-fixture.ts';

const plain = { momentum: 0, nesterov: false, weightDecay: 0 };

describe('the limit of stability', () => {
  test.each([
    [plain, 20, '2/η'],
    [{ ...plain, momentum: 0.5 }, 30, '2(1+μ)/η'],
    [{ ...plain, momentum: 0.5, nesterov: true }, 15, '2(1+μ)/((1+2μ)η)'],
    [{ ...plain, weightDecay: 1 }, 19, '2/η'],
  ])('%s at η = 0.1 is %s, written %s', (update, limit, formula) => {
    expect(stabilityLimit(0.1, update)).toBeCloseTo(limit, 9);
    expect(limitFormula(update)).toBe(formula);
  });
  test.each([false, true])('a quadratic of that curvature neither grows nor shrinks (Nesterov: %s)', (nesterov) => {
    const [eta, mu] = [0.1, 0.5];
    const lambda = stabilityLimit(eta, { momentum: mu, nesterov, weightDecay: 0 });
    let theta = 1;
    let m = -lambda / (1 + mu); // the eigenvector of the root −1: m, like θ, only changes sign
    for (let step = 0; step < 4; step++) {
      m = mu * m + lambda * theta;
      theta -= eta * (nesterov ? lambda * theta + mu * m : m);
      expect(Math.abs(theta)).toBeCloseTo(1, 9);
    }
  });
});

test('there is one line per η, lit where a highlighted run has that η', () => {
  const { plan } = fixtureSweep();
  const lines = limitLines(plan, new Set([0]));
  expect(lines.map(({ learningRate, lit }) => [learningRate, lit])).toEqual(
    plan.learningRates.map((rate, i) => [rate, i === 0]),
  );
});

test('limits near the data widen the axis, far ones do not', () => {
  const line = (limit: number) => ({ learningRate: 1, limit, lit: false });
  expect(widenToLimits([1, 4], [line(20), line(4000)])).toEqual([1, 20]);
});

test('residuals are bars where they can be seen', () => {
  const traces = createTraceStore();
  traces.append([
    { run: 0, probe: 'sharpness', step: 1, value: 2, error: 0.5 },
    { run: 0, probe: 'sharpness', step: 2, value: 2, error: 0.001 },
  ]);
  const line = {
    run: 0,
    probe: 'sharpness' as const,
    points: [10, 0, 20, 0],
    samples: [0, 1],
    colour: 'red',
    dashed: false,
  };
  const y = (value: number) => -10 * value;
  const frame = { top: -100, bottom: 0 };
  expect(errorBars([line], traces, { frame, y, highlighted: null })).toEqual([
    { key: '0 sharpness 0', x: 10, top: -25, bottom: -15, colour: 'red' },
  ]);
  expect(errorBars([line], traces, { frame, y, highlighted: new Set([1]) })).toEqual([]);
});
