import { createContext, type ReactNode, useContext, useEffect, useId, useMemo, useState } from 'react';

interface InvalidFields {
  readonly count: number;
  report(id: string, isInvalid: boolean): void;
}

const Context = createContext<InvalidFields>({ count: 0, report: () => {} });

/** Counts the fields whose text is not valid: a sweep must not run while there are any. */
export function InvalidFieldsProvider({ children }: { children: ReactNode }) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const value = useMemo(
    () => ({
      count: ids.size,
      report: (id: string, isInvalid: boolean) =>
        setIds((held) => {
          if (held.has(id) === isInvalid) return held;
          return isInvalid ? new Set(held).add(id) : new Set([...held].filter((other) => other !== id));
        }),
    }),
    [ids],
  );
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export const useInvalidCount = () => useContext(Context).count;

/** Reports a field as invalid while it is shown. */
export function useReportInvalid(isInvalid: boolean) {
  const id = useId();
  const { report } = useContext(Context);
  // `report` changes with every report; only its latest matters, and reporting twice changes nothing.
  useEffect(() => report(id, isInvalid), [report, id, isInvalid]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: leaving the page is what matters, not a new `report`.
  useEffect(() => () => report(id, false), [id]);
}
