import { useEffect, useState } from 'react';

/**
 * Whether a drawer is open: not yet in the first render. Mantine's drawers remember what has the focus, and give it back, only
 * where they change from closed to open.
 */
export function useOpensAfterMount(isOpen: boolean): boolean {
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  return isOpen && isMounted;
}
