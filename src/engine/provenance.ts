import type { EngineDescription, EngineKind } from './contract.ts';

const NAMES: Record<EngineKind, string> = { simd: 'WebAssembly SIMD', webgl: 'WebGL', 'tfjs-cpu': 'JavaScript' };
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
/** IEEE formats by the negative binary exponent of their unit roundoff. */
const FORMATS: Readonly<Record<number, string>> = { 11: 'f16', 24: 'f32', 53: 'f64' };

/** k with u = 2⁻ᵏ; undefined where u is not such a power of two, as it is in all binary arithmetic. */
function halvings(unitRoundoff: number): number | undefined {
  for (let k = 0, u = 1; k <= 60; k++, u /= 2) if (u === unitRoundoff) return k;
  return undefined;
}

/** The arithmetic by its measured unit roundoff: "f32 (unit roundoff 2⁻²⁴)". */
export function precisionText(unitRoundoff: number): string {
  const k = halvings(unitRoundoff);
  if (k === undefined) return `unit roundoff ${unitRoundoff.toPrecision(3)}`;
  const power = `unit roundoff 2⁻${[...String(k)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;
  return FORMATS[k] ? `${FORMATS[k]} (${power})` : power;
}

/** The outcome of an engine's self-check: passed or not performed, since an engine that fails is never used. */
export function selfCheckText(selfCheck: EngineDescription['selfCheck'], why = 'it was not asked to'): string {
  return selfCheck ? `self-check passed (${selfCheck.quantities} quantities)` : `not checked: ${why}`;
}

/** Short name of an engine. */
export const engineName = ({ kind }: Pick<EngineDescription, 'kind'>): string => NAMES[kind];

/** Which engines cannot run here, and which one replaces them; undefined where none was refused. */
export function fallbackText({ kind, refusals = [] }: EngineDescription): string | undefined {
  if (refusals.length === 0) return undefined;
  const reasons = refusals.map((refusal) => refusal.replace(/\.$/, '')).join('; ');
  return `${reasons}; training runs on the ${NAMES[kind]} engine.`;
}

/**
 * Engine, precision and self-check of a number, and whether other engines took part, as stated on every figure and in
 * every exported file. null: not recorded.
 */
export function provenanceText(engine: EngineDescription | null): string {
  if (engine === null) return `engine not recorded, ${selfCheckText(undefined, 'it is not known which it was')}`;
  const parts = [engineName(engine), precisionText(engine.unitRoundoff), selfCheckText(engine.selfCheck)].join(', ');
  return engine.mixed === undefined ? parts : `${parts}; ${engine.mixed}`;
}

/** Provenance of numbers computed without an engine: toys are simulated in double precision. */
export const PLAIN_PROVENANCE = `JavaScript, ${precisionText(2 ** -53)}, ${selfCheckText(undefined, 'no engine took part')}`;
