import { measureTrajectory } from '../quantities/trajectory.ts';
import { rowOf } from '../run-rows.ts';
import { constantCost, defineProbe } from './scalar-probe.ts';

export const distanceProbe = defineProbe({
  id: 'distance',
  tier: 'economy',
  symbol: '‖θ − θ₀‖',
  label: 'Distance from initialisation',
  unit: 'θ',
  method: 'Difference of the stored weights, in double precision.',
  axis: 'log',
  needs: ['initial'],
  cost: constantCost(0),
  measure: async ({ theta, initial, runs, layout }) =>
    Array.from({ length: runs }, (_, run) => {
      const [here, start] = [theta, initial].map((flat) => rowOf(flat, run, layout.count));
      return measureTrajectory({ theta: here, initial: start }, layout).distance;
    }),
});
