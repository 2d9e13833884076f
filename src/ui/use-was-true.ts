import { useRef } from 'react';

/** Whether a condition holds or has ever held: what was fetched for it stays, so that it can also close in its own time. */
export function useWasTrue(condition: boolean): boolean {
  const was = useRef(false);
  was.current ||= condition;
  return was.current;
}
