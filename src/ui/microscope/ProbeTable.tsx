import type { EngineDescription } from '../../engine/contract.ts';
import { probeEntry } from '../glossary/registry-entries.ts';
import { Term } from '../glossary/Term.tsx';
import { Provenance } from '../Provenance.tsx';
import type { ProbeRow } from './probe-rows.ts';
import { MICROSCOPE } from './words.ts';

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
        <h3 id="probe-table-title">{MICROSCOPE.probes.title}</h3>
      </header>
      <dl>
        {rows.map(({ id, symbol, label, unit, value, step: measured }) => (
          <div
            key={id}
            className={measured < step ? 'probe-earlier' : undefined}
            title={unit === '1' ? label : MICROSCOPE.probes.inUnit(label, unit)}
          >
            <dt>
              <Term id={probeEntry(id)}>{symbol}</Term>
            </dt>
            <dd>{value}</dd>
            <dd className="probe-label">
              {label}
              {measured < step && MICROSCOPE.probes.at(measured)}
            </dd>
          </div>
        ))}
      </dl>
      <Provenance engine={engine} />
    </section>
  );
}
