import { formatNumber } from '../../figure/format-number.ts';
import type { EngineCheck } from '../../state/app-state.ts';
import { useMessageText } from '../text/use-message.ts';
import { useApp } from '../use-app.ts';
import { FOOTER } from './words.ts';

function Outcome({ check }: { readonly check: EngineCheck }) {
  const textOf = useMessageText();
  if (check.state === 'failed') return <p role="alert">{FOOTER.check.failed(textOf(check.message))}</p>;
  if (check.state !== 'done') return null;
  const wrong = check.networks.filter((network) => network.wrong.length > 0);
  return (
    <>
      <p role="status">
        {wrong.length === 0
          ? FOOTER.check.passed(check.networks.length)
          : FOOTER.check.wrong(wrong.length, check.networks.length)}
      </p>
      <table className="engine-check">
        <thead>
          <tr>
            <th scope="col">{FOOTER.check.network}</th>
            <th scope="col">{FOOTER.check.quantities}</th>
            <th scope="col">{FOOTER.check.worst}</th>
          </tr>
        </thead>
        <tbody>
          {check.networks.map(({ name, quantities, worst, wrong: outside }) => (
            <tr key={name}>
              <td lang="en">{name}</td>
              <td>{quantities}</td>
              <td lang="en">{outside.length > 0 ? outside.join(', ') : formatNumber(worst, 2)}</td>
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
        {check.state === 'running' ? FOOTER.check.running : FOOTER.check.run}
      </button>
      <Outcome check={check} />
    </div>
  );
}
