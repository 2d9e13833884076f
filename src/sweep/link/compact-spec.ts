import { canonicalJson } from '../results/fingerprint.ts';
import { parseSweepSpec, type SweepSpec } from '../spec/sweep-spec.ts';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value without the keys, at any depth, that `isRestored` finds to follow from the others. */
function withoutDefaults(value: Fields, isRestored: (candidate: Fields) => boolean): Fields {
  let kept = value;
  for (const [key, field] of Object.entries(value)) {
    const { [key]: _dropped, ...rest } = kept;
    if (isRestored(rest)) kept = rest;
    else if (isFields(field)) {
      const own = kept;
      kept = { ...own, [key]: withoutDefaults(field, (candidate) => isRestored({ ...own, [key]: candidate })) };
    }
  }
  return kept;
}

const compacted = new WeakMap<SweepSpec, Fields>();

/** A valid spec without the fields that `parseSweepSpec` fills in: parsing it gives a spec with the same canonical JSON. */
export function compactSpec(spec: SweepSpec): Fields {
  const known = compacted.get(spec);
  if (known) return known;
  const whole = canonicalJson(spec);
  const compact = withoutDefaults(spec as unknown as Fields, (candidate) => {
    try {
      return canonicalJson(parseSweepSpec(candidate)) === whole;
    } catch {
      return false; // a required field
    }
  });
  compacted.set(spec, compact);
  return compact;
}
