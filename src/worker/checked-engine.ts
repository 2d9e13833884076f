import type { Engine, EngineDescription } from '../engine/contract.ts';
import { EngineError } from '../errors.ts';
import { type SelfCheck, selfCheck } from '../probes/reference/self-check.ts';

/** The description with the result of the self-check. Throws EngineError if it failed. */
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

/** Runs the self-check of an engine in this thread and adds the result to its description. */
export async function checkedEngine(engine: Engine): Promise<Engine> {
  const description = withSelfCheck(engine.description, await selfCheck(engine));
  return { description, open: (...args) => engine.open(...args), dispose: () => engine.dispose() };
}
