import { Button, Progress } from '@mantine/core';
import { RECORDED_PROBES } from '../../state/recorded-probes.ts';
import { Message } from '../text/Message.tsx';
import { QUANTITY_WORDS } from '../text/quantity-words.ts';
import { useApp } from '../use-app.ts';
import { MEASURE } from './words.ts';

function doingText(doing: string | null): string {
  const words = MEASURE.progress;
  if (doing === null) return words.file;
  if (doing === 'self-check') return words.selfCheck;
  if (doing === 'spectrum') return words.spectrum;
  const probe = RECORDED_PROBES.find((id) => id === doing);
  return probe ? words.probe(QUANTITY_WORDS.probes[probe]) : doing;
}

/** Measures the open file again without some of its arrays. */
function IgnoreArrays({ names }: { readonly names: readonly string[] }) {
  const settings = useApp((state) => state.networkSettings);
  const measure = useApp((state) => state.measureNetwork);
  const ignore = [...(settings.ignore ?? []), ...names];
  return (
    <Button size="compact-sm" variant="default" onClick={() => void measure({ ...settings, ignore })}>
      {MEASURE.progress.ignore(names.length)}
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
      <span role="status">{MEASURE.progress.text(name ?? '', doingText(test.doing))}</span>
      <Progress value={100 * test.fraction} size={6} transitionDuration={150} aria-label={MEASURE.progress.name} />
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {MEASURE.progress.cancel}
      </Button>
    </div>
  );
}
