import { z } from 'zod';
import { type SweepResults, sweepResults } from '../sweep/link/sweep-results.ts';
import { isSameSpec } from '../sweep/results/fingerprint.ts';
import { parseSweepSpec, type SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { AppState } from './app-state.ts';

/** What the page showed, kept so that a reload, a crash or a closed tab does not lose it. */
export interface Session {
  /** The last draft that could be run. */
  readonly draft: SweepSpec | null;
  /** The sweep on the board. */
  readonly spec: SweepSpec | null;
  /** Its id in the library; null where it was not saved. */
  readonly opened: string | null;
  /** What a link promised of it; null where there was none. */
  readonly promised: SweepResults | null;
}

const KEY = 'sgdscope-session';
const VERSION = 1;
/** A session is a few kilobytes; a longer text is not one. */
const MOST_CHARACTERS = 1 << 20;

const sessionText = z.object({
  version: z.literal(VERSION),
  draft: z.unknown(),
  spec: z.unknown(),
  opened: z.string().max(100).nullable(),
  promised: sweepResults.nullable().catch(null),
});

/** Storage of this tab, then that of all tabs, as far as they are allowed. */
function storages(): Storage[] {
  const allowed = (get: () => Storage) => {
    try {
      return [get()];
    } catch {
      return [];
    }
  };
  if (typeof window === 'undefined') return [];
  return [...allowed(() => window.sessionStorage), ...allowed(() => window.localStorage)];
}

const specOrNull = (content: unknown): SweepSpec | null => {
  try {
    return parseSweepSpec(content);
  } catch {
    return null;
  }
};

function sessionIn(text: string | null): Session | null {
  if (text === null || text.length > MOST_CHARACTERS) return null;
  try {
    const { draft, spec, ...rest } = sessionText.parse(JSON.parse(text));
    return { draft: specOrNull(draft), spec: specOrNull(spec), ...rest };
  } catch {
    return null;
  }
}

/** The session of this tab, else the latest of any tab; null where there is none that can be read. */
export function readSession(): Session | null {
  for (const storage of storages()) {
    const session = sessionIn(storage.getItem(KEY));
    if (session) return session;
  }
  return null;
}

function writeSession(session: Session) {
  const text = JSON.stringify({ version: VERSION, ...session });
  for (const storage of storages())
    try {
      storage.setItem(KEY, text);
    } catch {
      // Full or blocked: the page works without it, and what is stored stays.
    }
}

const ATTEMPTS_KEY = 'sgdscope-attempts';
const attemptsText = z.object({ id: z.string(), sequence: z.int(), count: z.int() });

/**
 * Counts how often a stored sweep has been opened by itself since its last save, this time included: one that ends the page
 * each time must not be started for ever.
 */
export function countAttempt({ id, sequence }: { readonly id: string; readonly sequence: number }): number {
  const storage = storages().at(-1);
  try {
    const before = attemptsText.safeParse(JSON.parse(storage?.getItem(ATTEMPTS_KEY) ?? 'null')).data;
    const count = before?.id === id && before.sequence === sequence ? before.count + 1 : 1;
    storage?.setItem(ATTEMPTS_KEY, JSON.stringify({ id, sequence, count }));
    return count;
  } catch {
    return 1;
  }
}

const WRITE_MILLISECONDS = 300;

const isSameSession = (a: Session, b: Session) =>
  a.draft === b.draft && a.spec === b.spec && a.opened === b.opened && a.promised === b.promised;

/** Keeps the session up to date from now on; `flush` writes at once what has changed. */
export function keepSession(subscribe: (listener: () => void) => void, get: () => AppState): { flush(): void } {
  let draft = get().draftError === null ? get().draft : null;
  let written: Session | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  const flush = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { draft: edited, draftError, sweep, openedSweep, promised: held } = get();
    if (draftError === null) draft = edited;
    const spec = sweep?.plan.spec ?? null;
    const promised = held && spec && isSameSpec(held.spec, spec) ? held.results : null;
    const session = { draft, spec, opened: openedSweep, promised };
    if (written && isSameSession(written, session)) return;
    written = session;
    writeSession(written);
  };
  subscribe(() => {
    timer ??= setTimeout(flush, WRITE_MILLISECONDS);
  });
  return { flush };
}
