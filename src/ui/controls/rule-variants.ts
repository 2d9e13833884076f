import { type RuleSpec, ruleSpec } from '../../sweep/rules/rule-spec.ts';
import { NONE, type None } from './schedule-variants.ts';
import type { Variant } from './VariantFields.tsx';

const [sam, nudged, svag, noise, flow] = ruleSpec.options;
const [, diagonal, , hessian, leading] = noise.options;

const refreshOf = (schema: typeof diagonal | typeof hessian | typeof leading | typeof flow) =>
  ({ key: 'refreshSteps', label: 'Renew every', hint: 'steps', schema: schema.shape.refreshSteps.unwrap() }) as const;
const directionsOf = (schema: typeof hessian | typeof leading) =>
  ({ key: 'directions', label: 'Eigenvectors', hint: '1–100', schema: schema.shape.directions.unwrap() }) as const;

/** Tells the kinds of the menu apart: each shape of injected noise is one. */
export const ruleId = (rule: RuleSpec | None) => (rule.kind === 'injectedNoise' ? `noise ${rule.shape}` : rule.kind);

export const RULES: readonly Variant<RuleSpec | None>[] = [
  { id: 'none', name: 'SGD', initial: NONE, fields: [] },
  {
    id: 'sam',
    name: 'SAM: gradient from a step uphill',
    initial: { kind: 'sam', radius: 0.05 },
    fields: [{ key: 'radius', label: 'Radius ρ', hint: '≥ 0', schema: sam.shape.radius.unwrap() }],
  },
  {
    id: 'nudged',
    name: 'Nudged SGD: sharpest directions × γ',
    initial: { kind: 'nudged', factor: 0.1, directions: 5, refreshEpochs: 1 },
    fields: [
      { key: 'factor', label: 'Factor γ', hint: '1 is SGD', schema: nudged.shape.factor },
      { key: 'directions', label: 'Directions K', hint: '1–100', schema: nudged.shape.directions.unwrap() },
      { key: 'refreshEpochs', label: 'Renew every', hint: 'epochs', schema: nudged.shape.refreshEpochs.unwrap() },
    ],
  },
  {
    id: 'svag',
    name: 'SVAG: towards the continuous limit',
    initial: { kind: 'svag', level: 4 },
    fields: [{ key: 'level', label: 'Level ℓ', hint: '1 is SGD', schema: svag.shape.level }],
  },
  {
    id: 'noise white',
    name: 'full batch + white noise',
    initial: { kind: 'injectedNoise', shape: 'white' },
    fields: [],
  },
  {
    id: 'noise diagonal',
    name: 'full batch + diagonal noise',
    initial: { kind: 'injectedNoise', shape: 'diagonal', refreshSteps: 10 },
    fields: [refreshOf(diagonal)],
  },
  {
    id: 'noise covariance',
    name: 'full batch + noise of SGD’s covariance',
    initial: { kind: 'injectedNoise', shape: 'covariance' },
    fields: [],
  },
  {
    id: 'noise hessian',
    name: 'full batch + noise shaped as the Hessian',
    initial: { kind: 'injectedNoise', shape: 'hessian', directions: 20, refreshSteps: 10 },
    fields: [directionsOf(hessian), refreshOf(hessian)],
  },
  {
    id: 'noise leading',
    name: 'full batch + noise in leading directions',
    initial: { kind: 'injectedNoise', shape: 'leading', directions: 20, refreshSteps: 10 },
    fields: [directionsOf(leading), refreshOf(leading)],
  },
  {
    id: 'gradientFlow',
    name: 'gradient flow (Runge–Kutta)',
    initial: { kind: 'gradientFlow', tolerance: 1e-4, refreshSteps: 10 },
    fields: [
      { key: 'tolerance', label: 'Tolerance', hint: '≤ 0.1', schema: flow.shape.tolerance.unwrap() },
      refreshOf(flow),
    ],
  },
];
