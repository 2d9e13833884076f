import { Button, Progress } from '@mantine/core';
import { probeText, RECORDED_PROBES } from '../../state/recorded-probes.ts';
import { useApp } from '../use-app.ts';

const OTHERS: Readonly<Record<string, string>> = {
  'self-check': 'the engine checks itself',
  spectrum: 'density of the Hessian’s eigenvalues',
};

function doingText(doing: string | null): string {
  if (doing === null) return 'reading the file';
  const probe = RECORDED_PROBES.find((id) => id === doing);
  return probe ? probeText(probe).label.toLowerCase() : (OTHERS[doing] ?? doing);
}

/** How far a network under way is, or why it could not be measured. */
export function NetworkProgress() {
  const test = useApp((state) => state.networkTest);
  const name = useApp((state) => state.networkFile?.name);
  const cancel = useApp((state) => state.cancelNetwork);
  if (test.state === 'idle') return null;
  if (test.state === 'failed')
    return (
      <p className="network-failure" role="alert">
        {test.message}
      </p>
    );
  return (
    <div className="network-progress">
      <span role="status">
        Measuring {name}: {doingText(test.doing)} …
      </span>
      <Progress value={100 * test.fraction} size={6} transitionDuration={150} aria-label="Progress of measuring" />
      <Button size="compact-sm" variant="default" onClick={cancel}>
        Cancel
      </Button>
    </div>
  );
}
