import { createContext, useContext, useEffect, useState } from 'react';
import { messageOf } from '../../errors.ts';
import type { FindingOf, Want } from '../../sweep/inspection/findings.ts';
import type { RunId } from '../../sweep/sweep-plan.ts';
import type { InspectionQueue } from './inspection-queue.ts';

interface Inspected {
  readonly run: RunId;
  readonly step: number;
  readonly queue: InspectionQueue;
}

const InspectedContext = createContext<Inspected | null>(null);
export const InspectedProvider = InspectedContext.Provider;

/** The run and step of the microscope around. */
export function useInspected(): Inspected {
  const inspected = useContext(InspectedContext);
  if (!inspected) throw new Error('useInspected: must be used inside <InspectedProvider>, got none.');
  return inspected;
}

export interface Found<W extends Want> {
  /** The finding for this run at this step or, while it is computed, at the previous step. */
  readonly finding: FindingOf<W> | undefined;
  readonly isCurrent: boolean;
  readonly failure: string | null;
}

interface Held {
  readonly key: string;
  readonly finding: unknown;
  readonly failure: string | null;
}

/** The inspector's finding for the run under the microscope at its step, or at step `at`. */
export function useFinding<W extends Want>(want: W, at?: number): Found<W> {
  const { run, step, queue } = useInspected();
  const request = { run, step: at ?? step, want };
  const key = JSON.stringify(request);
  const [held, setHeld] = useState<Held | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all of the request.
  useEffect(() => {
    if (queue.known(request) !== undefined) return;
    return queue.ask({
      request,
      onFound: (finding) => setHeld({ key, finding, failure: null }),
      onFailed: (error) => setHeld({ key, finding: undefined, failure: messageOf(error) }),
    });
  }, [key, queue]);
  const known = queue.known(request) ?? (held?.key === key ? held.finding : undefined);
  const failure = held?.key === key ? held.failure : null;
  // A finding for another run would mislead; one for another step of this run is only outdated.
  const before = held && (JSON.parse(held.key) as typeof request).run === run ? held.finding : undefined;
  const finding = (known ?? before) as FindingOf<W> | undefined;
  return { finding, isCurrent: known !== undefined || failure !== null, failure };
}
