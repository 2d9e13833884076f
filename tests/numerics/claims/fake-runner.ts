import type { ExperimentRunner } from '../../../src/claims/experiment-runner.ts';
import { planSweep } from '../../../src/sweep/plan.ts';
import { runResults } from '../../../src/sweep/results/results.ts';
import { createTraceStore, type RecordedProbe } from '../../../src/sweep/results/trace-store.ts';
import type { FinishedRun, Outcome } from '../../../src/sweep/segment/run-status.ts';
import { parseSweepSpec, type SweepSpec, type SweepSpecInput } from '../../../src/sweep/spec/sweep-spec.ts';
import type { Run } from '../../../src/sweep/sweep-plan.ts';

/** What a run would have measured: (step, value) by probe, and how it ended. */
export interface Planted {
  readonly outcome: Outcome;
  readonly samples: Partial<Record<RecordedProbe, readonly (readonly [step: number, value: number])[]>>;
}

/** A runner that trains nothing: every run's traces come from `plant`. Keeps the specs it was asked for. */
export function createFakeRunner(plant: (run: Run, spec: SweepSpec) => Planted) {
  const asked: SweepSpecInput[] = [];
  const runner: ExperimentRunner = {
    async sweep(input, { signal, onProgress }) {
      signal.throwIfAborted();
      asked.push(input);
      const spec = parseSweepSpec(input);
      const split = (count: number) => ({ count, inputs: new Float32Array(0), labels: new Uint16Array(0) });
      const dataset = {
        inputShape: [2],
        classes: 10,
        train: split(spec.dataset.trainCount),
        test: split(spec.dataset.testCount),
      };
      const plan = planSweep(spec, dataset);
      const traces = createTraceStore();
      const finished = new Map<number, FinishedRun>();
      for (const run of plan.runs) {
        const { outcome, samples } = plant(run, spec);
        let last = 0;
        for (const [probe, values] of Object.entries(samples) as [RecordedProbe, [number, number][]][])
          for (const [step, value] of values) {
            traces.append([{ run: run.id, probe, step, value }]);
            last = Math.max(last, step);
          }
        finished.set(run.id, { run: run.id, outcome, step: last });
      }
      onProgress(1);
      return { plan, results: runResults(plan, traces, finished), traces };
    },
    examine: () => Promise.reject(new Error('This runner plants traces only: there is no network to examine.')),
  };
  return { runner, asked };
}
