import type { FindingOf, Findings, Want } from '../../sweep/inspection/findings.ts';
import type { InspectRequest } from '../../sweep/inspection/inspector.ts';

type Inspect = <W extends Want>(request: InspectRequest<W>) => Promise<FindingOf<W>>;
type Finding = Findings[Want['kind']];

interface Waiting {
  readonly request: InspectRequest;
  readonly onFound: (finding: Finding) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Findings kept, so that scrubbing back costs nothing. */
const MOST_KEPT = 120;

/**
 * Asks one look at a time; one that nobody waits for any more is never asked. Findings are kept: the same request has the
 * same answer.
 */
export function createTurns(inspect: Inspect) {
  const kept = new Map<string, Finding>();
  let waiting: Waiting[] = [];
  let isBusy = false;
  const keep = (key: string, finding: Finding) => {
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, finding);
  };
  const next = async () => {
    const turn = isBusy ? undefined : waiting.shift();
    if (!turn) return;
    isBusy = true;
    try {
      const finding = await inspect(turn.request);
      keep(JSON.stringify(turn.request), finding);
      turn.onFound(finding);
    } catch (error) {
      turn.onFailed(error);
    }
    isBusy = false;
    void next();
  };
  return {
    known: (request: InspectRequest): Finding | undefined => kept.get(JSON.stringify(request)),
    /** Returns how to give up waiting. */
    ask(turn: Waiting): () => void {
      waiting.push(turn);
      void next();
      return () => {
        waiting = waiting.filter((other) => other !== turn);
      };
    },
  };
}
export type Turns = ReturnType<typeof createTurns>;
