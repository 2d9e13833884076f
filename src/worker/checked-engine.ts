import type { Engine, EngineDescription } from '../engine/contract.ts';
import { EngineError } from '../errors.ts';
import { type SelfCheck, selfCheck } from '../probes/reference/self-check.ts';

/** The description with the outcome of its self-check. Throws EngineError where it failed: such an engine is not used. */
export function withSelfCheck(
  description: EngineDescription,
  { passed, rows, milliseconds }: SelfCheck,
): EngineDescription {
  if (!passed) {
    const wrong = rows
      .filter(({ ok }) => !ok)
      .map(({ quantity, got, expected }) => `${quantity} ${got} instead of ${expected}`);
    throw new EngineError(
      `engine "${description.kind}": its self-check must reproduce every built-in value, got ${wrong.join(', ')}. ` +
        'Its numbers cannot be trusted on this device; use another engine.',
    );
  }
  return { ...description, selfCheck: { quantities: rows.length, milliseconds } };
}

/** An engine of this thread that has reproduced the built-in case, and says so in its description. */
export async function checkedEngine(engine: Engine): Promise<Engine> {
  const description = withSelfCheck(engine.description, await selfCheck(engine));
  return { description, open: (...args) => engine.open(...args), dispose: () => engine.dispose() };
}
