import { formatNumber } from '../../figure/format-number.ts';
import type { EngineCheck } from '../../state/app-state.ts';
import { Message } from '../text/Message.tsx';
import { useApp } from '../use-app.ts';

function Outcome({ check }: { readonly check: EngineCheck }) {
  if (check.state === 'failed')
    return (
      <p role="alert">
        The check could not run: <Message text={check.message} />
      </p>
    );
  if (check.state !== 'done') return null;
  const wrong = check.networks.filter((network) => network.wrong.length > 0);
  return (
    <>
      <p role="status">
        {wrong.length === 0
          ? `All ${check.networks.length} networks: every quantity is within its bound.`
          : `${wrong.length} of ${check.networks.length} networks exceed their bound: do not trust this engine on this device.`}
      </p>
      <table className="engine-check">
        <thead>
          <tr>
            <th scope="col">network</th>
            <th scope="col">quantities</th>
            <th scope="col">worst error ÷ bound</th>
          </tr>
        </thead>
        <tbody>
          {check.networks.map(({ name, quantities, worst, wrong: outside }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>{quantities}</td>
              <td>{outside.length > 0 ? outside.join(', ') : formatNumber(worst, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** Checks the engine on this device against reference networks whose exact values are known. */
export function EngineCheckView() {
  const check = useApp((state) => state.engineCheck);
  const run = useApp((state) => state.checkEngine);
  return (
    <div className="engine-check-view">
      <button type="button" className="button" disabled={check.state === 'running'} onClick={() => void run()}>
        {check.state === 'running' ? 'Checking …' : 'Check against reference networks'}
      </button>
      <Outcome check={check} />
    </div>
  );
}
