import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { specFragment } from '../../sweep/spec/spec-link.ts';
import { useApp } from '../use-app.ts';

/** Milliseconds for which the button shows the result. */
const SAID_FOR = 2500;

/** Copies a link; without clipboard access (plain http) it is put into the address bar. */
async function offerLink(fragment: string): Promise<string> {
  const { origin, pathname } = window.location;
  try {
    await navigator.clipboard.writeText(`${origin}${pathname}${fragment}`);
    return 'Copied';
  } catch {
    window.history.replaceState(null, '', fragment);
    return 'In the address bar';
  }
}

/** Copies a link that holds the spec of the board's sweep: opening it reproduces the same numbers. */
export function CopyLink() {
  const spec = useApp((state) => state.sweep?.plan.spec ?? state.draft);
  const [said, setSaid] = useState<string | null>(null);
  useEffect(() => {
    if (said === null) return;
    const timer = setTimeout(() => setSaid(null), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Button size="xs" variant="subtle" color="gray" onClick={async () => setSaid(await offerLink(specFragment(spec)))}>
      {said ?? 'Copy link'}
    </Button>
  );
}
