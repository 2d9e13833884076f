import type { TrainingSettings } from './rule.ts';

/**
 * Why a rule that does not use momentum and Nesterov's form of the spec refuses them; undefined where they are off.
 * `has`: what the rule has in its place.
 */
export function momentumMisfit(
  rule: string,
  has: 'its own' | 'none',
  { update }: TrainingSettings,
): string | undefined {
  const { momentum, nesterov } = update;
  if (momentum !== 0) return `update.momentum: must be 0 with ${rule}, which has ${has}, got ${momentum}. Set it to 0.`;
  if (nesterov) return `update.nesterov: must be false with ${rule}, which has ${has}, got true. Switch it off.`;
  return undefined;
}
