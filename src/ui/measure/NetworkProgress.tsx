import { Button, Progress } from '@mantine/core';
import { probeText, RECORDED_PROBES } from '../../state/recorded-probes.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';

const OTHERS: Readonly<Record<string, string>> = {
  'self-check': 'self-check of the engine',
  spectrum: 'density of the Hessian’s eigenvalues',
};

function doingText(doing: string | null): string {
  if (doing === null) return 'reading the file';
  const probe = RECORDED_PROBES.find((id) => id === doing);
  return probe ? probeText(probe).label.toLowerCase() : (OTHERS[doing] ?? doing);
}

/** Measures the open file again without some of its arrays. */
function IgnoreArrays({ names }: { readonly names: readonly string[] }) {
  const settings = useApp((state) => state.networkSettings);
  const measure = useApp((state) => state.measureNetwork);
  const ignore = [...(settings.ignore ?? []), ...names];
  return (
    <Button size="compact-sm" variant="default" onClick={() => void measure({ ...settings, ignore })}>
      {names.length === 1 ? 'Ignore this array' : `Ignore these ${names.length} arrays`}
    </Button>
  );
}

/** Progress of the measurement, or the reason why it failed. */
export function NetworkProgress() {
  const test = useApp((state) => state.networkTest);
  const name = useApp((state) => state.networkFile?.name);
  const cancel = useApp((state) => state.cancelNetwork);
  if (test.state === 'idle') return null;
  if (test.state === 'failed')
    return (
      <div className="network-failure">
        <p role="alert">
          <Message text={test.message} />
        </p>
        {test.unusedArrays && <IgnoreArrays names={test.unusedArrays} />}
      </div>
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
