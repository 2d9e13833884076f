import { canonicalJson } from '../sweep/results/fingerprint.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';

/** Whether two specs give equal results: all but their names is equal. */
export const giveEqualResults = (a: SweepSpec, b: SweepSpec): boolean =>
  canonicalJson({ ...a, name: '' }) === canonicalJson({ ...b, name: '' });
