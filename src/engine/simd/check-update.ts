import { SpecError } from '../../errors.ts';
import type { CohortState, UpdateRule } from '../contract.ts';

/** Throws SpecError unless there is a velocity for every parameter and the coefficients of the update are in range. */
export function checkUpdate({ theta, velocity }: CohortState, { momentum, weightDecay }: UpdateRule): void {
  const rule = (holds: boolean, what: string, must: string, got: number, advice: string) => {
    if (!holds) throw new SpecError(`simd advance: ${what} must be ${must}, got ${got}. ${advice}`);
  };
  const [size, moving] = [theta.length, velocity.length];
  rule(moving === size, 'velocity', `R × P = ${size} long`, moving, 'Pass zeros before step 0.');
  rule(momentum >= 0 && momentum < 1, 'momentum', 'in [0, 1)', momentum, 'Use 0 for none.');
  rule(weightDecay >= 0, 'weightDecay', 'at least 0', weightDecay, 'Use 0 for none.');
}
