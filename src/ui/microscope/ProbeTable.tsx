import type { EngineDescription } from '../../engine/contract.ts';
import { formatCount } from '../charts/format.ts';
import { probeEntry } from '../glossary/registry-entries.ts';
import { Term } from '../glossary/Term.tsx';
import { Provenance } from '../Provenance.tsx';
import type { ProbeRow } from './probe-rows.ts';

interface ProbeTableProps {
  readonly rows: readonly ProbeRow[];
  readonly step: number;
  readonly engine: EngineDescription | null;
}

/** Every recorded number of the run at its step, with its error, and the engine that computed all that the microscope shows. */
export function ProbeTable({ rows, step, engine }: ProbeTableProps) {
  return (
    <section className="panel probe-table" aria-labelledby="probe-table-title">
      <header className="panel-head">
        <h3 id="probe-table-title">Recorded probes</h3>
      </header>
      <dl>
        {rows.map(({ id, symbol, label, unit, value, step: measured }) => (
          <div
            key={id}
            className={measured < step ? 'probe-earlier' : undefined}
            title={unit === '1' ? label : `${label}, in ${unit}`}
          >
            <dt>
              <Term id={probeEntry(id)}>{symbol}</Term>
            </dt>
            <dd>{value}</dd>
            <dd className="probe-label">
              {label}
              {measured < step && ` · step ${formatCount(measured)}`}
            </dd>
          </div>
        ))}
      </dl>
      <Provenance engine={engine} />
    </section>
  );
}
