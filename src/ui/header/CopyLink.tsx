import { Button, CopyButton } from '@mantine/core';
import { specFragment } from '../../sweep/spec-link.ts';
import { useApp } from '../use-app.ts';

/** Copies a link that carries the whole spec of the board's sweep: whoever opens it makes the same numbers again. */
export function CopyLink() {
  const spec = useApp((state) => state.sweep?.plan.spec ?? state.draft);
  const { origin, pathname } = window.location;
  return (
    <CopyButton value={`${origin}${pathname}${specFragment(spec)}`} timeout={2000}>
      {({ copied, copy }) => (
        <Button size="xs" variant="subtle" color="gray" onClick={copy}>
          {copied ? 'Copied' : 'Copy link'}
        </Button>
      )}
    </CopyButton>
  );
}
