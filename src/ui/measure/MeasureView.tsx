import './measure.css';
import { Button, FileButton } from '@mantine/core';
import { fetchServed } from '../../offline/page/fetch-served.ts';
import { MantineScope } from '../mantine/MantineScope.tsx';
import { useApp } from '../use-app.ts';
import { FormatGuide } from './FormatGuide.tsx';
import { MeasuredEarlier } from './MeasuredEarlier.tsx';
import { NetworkProgress } from './NetworkProgress.tsx';
import { NetworkSettingsForm } from './NetworkSettingsForm.tsx';
import { NetworkView } from './NetworkView.tsx';
import { MEASURE } from './words.ts';

const EXAMPLE = 'example-network/run.npz';

/** Measures a network that comes with the page: what one gets from a file, before one has a file. */
function TryExample() {
  const openNetworks = useApp((state) => state.openNetworks);
  const notify = useApp((state) => state.notify);
  const open = async () => {
    const response = await fetchServed(EXAMPLE).catch(() => null);
    if (response?.ok) void openNetworks([new File([await response.blob()], 'network.npz')]);
    else notify({ id: 'example', kind: 'warning', text: `${EXAMPLE}: must be served with the page. Reload it.` });
  };
  return (
    <Button size="sm" variant="default" onClick={() => void open()}>
      {MEASURE.tryExample}
    </Button>
  );
}

function MeasureHead() {
  const openNetworks = useApp((state) => state.openNetworks);
  return (
    <div className="measure-head">
      <div>
        <h2>{MEASURE.title}</h2>
        <p>{MEASURE.lead}</p>
      </div>
      <TryExample />
      <FileButton accept=".npz,.safetensors" onChange={(file) => file && void openNetworks([file])}>
        {(props) => (
          <Button {...props} size="sm">
            {MEASURE.open}
          </Button>
        )}
      </FileButton>
    </div>
  );
}

/** The view that measures a network from a file. */
export default function MeasureView() {
  const report = useApp((state) => state.networkReport);
  const file = useApp((state) => state.networkFile);
  const hasFailed = useApp((state) => state.networkTest.state === 'failed');
  return (
    <MantineScope>
      <main className="measure" id="main" tabIndex={-1}>
        <h1 className="visually-hidden">{MEASURE.name}</h1>
        <MeasureHead />
        <NetworkProgress />
        <MeasuredEarlier />
        {file && (
          <details className="network-ask" key={`${file.name} ${file.content.size} ${hasFailed}`} open={hasFailed}>
            <summary>{MEASURE.ask(file.name)}</summary>
            <NetworkSettingsForm />
          </details>
        )}
        {report ? <NetworkView report={report} /> : <FormatGuide />}
      </main>
    </MantineScope>
  );
}
