import type { FindingOf, Findings, Want } from '../../sweep/inspection/findings.ts';
import type { InspectRequest } from '../../sweep/inspection/inspector.ts';

type Inspect = <W extends Want>(request: InspectRequest<W>) => Promise<FindingOf<W>>;
type Finding = Findings[Want['kind']];

interface Waiting {
  readonly request: InspectRequest;
  readonly onFound: (finding: Finding) => void;
  readonly onFailed: (error: unknown) => void;
}

/** Capacity of the cache: scrubbing back within it computes nothing. */
const MOST_KEPT = 120;

/** Runs one inspection at a time; requests cancelled before their turn are never sent. Findings are cached by request. */
export function createInspectionQueue(inspect: Inspect) {
  const kept = new Map<string, Finding>();
  let waiting: Waiting[] = [];
  let isBusy = false;
  const keep = (key: string, finding: Finding) => {
    const [oldest] = kept.keys();
    if (kept.size >= MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    kept.set(key, finding);
  };
  const next = async () => {
    const current = isBusy ? undefined : waiting.shift();
    if (!current) return;
    isBusy = true;
    try {
      const finding = await inspect(current.request);
      keep(JSON.stringify(current.request), finding);
      current.onFound(finding);
    } catch (error) {
      current.onFailed(error);
    }
    isBusy = false;
    void next();
  };
  return {
    known: (request: InspectRequest): Finding | undefined => kept.get(JSON.stringify(request)),
    /** Returns a function that cancels the request. */
    ask(asked: Waiting): () => void {
      waiting.push(asked);
      void next();
      return () => {
        waiting = waiting.filter((other) => other !== asked);
      };
    },
  };
}
export type InspectionQueue = ReturnType<typeof createInspectionQueue>;
