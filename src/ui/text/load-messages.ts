import type { MessagePart } from './translate-message.ts';

type Translator = (message: string) => readonly MessagePart[];

let arrived: Translator | undefined;
let held: Promise<void> | undefined;
const listeners = new Set<() => void>();

async function load(): Promise<void> {
  const { translateToGerman } = await import('./german-messages.ts');
  arrived = translateToGerman;
  for (const listener of listeners) listener();
}

/** Fetches the German of messages, once; after a failure it is asked for again. */
export function loadGermanMessages(): Promise<void> {
  held ??= load().catch((error: unknown) => {
    held = undefined;
    throw error;
  });
  return held;
}

/** The translator into German once it has arrived. */
export const germanMessages = (): Translator | undefined => arrived;

/** Calls back when the translator arrives. Returns what ends that. */
export function onMessagesArrived(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
