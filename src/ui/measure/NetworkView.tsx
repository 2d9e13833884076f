import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { measuredJson } from '../../sweep/network/measured-json.ts';
import type { NetworkReport } from '../../sweep/network/network-report.ts';
import { download } from '../export/download.ts';
import { Provenance } from '../Provenance.tsx';
import { Message } from '../text/Message.tsx';
import { ArrayMappings } from './ArrayMappings.tsx';
import { QuantityList } from './QuantityList.tsx';
import { quantityGroups } from './quantity-groups.ts';
import { SpectrumSection } from './SpectrumSection.tsx';
import { MEASURE } from './words.ts';

/** Description of the network: layers, loss, sizes. */
function settingText({ network, measured, batchSize }: NetworkReport): string {
  const words = MEASURE.network;
  const { parameters, trainExamples, testExamples } = measured;
  return [
    `${network.layers.map(words.layer).join(', ')}; ${words.loss(network.loss)}`,
    words.parameters(parameters),
    words.examples(trainExamples, testExamples),
    ...(batchSize === null ? [] : [words.batchSize(batchSize)]),
  ].join('; ');
}

function saveJson({ name, network, batchSize, mapping, measured }: NetworkReport): void {
  const text = measuredJson({ name, network, mapping, ...(batchSize !== null && { batchSize }) }, measured);
  download(new Blob([`${text}\n`], { type: 'application/json' }), `${name.replace(/\.[^.]*$/, '')}-measured.json`);
}

/** The report on a network: every quantity with its error, and its spectrum. */
export function NetworkView({ report }: { readonly report: NetworkReport }) {
  const { name, measured, spectrum } = report;
  const groups = useMemo(() => quantityGroups(measured), [measured]);
  const setting = settingText(report);
  return (
    <article className="network" aria-labelledby="network-name">
      <header className="network-head">
        <div>
          <h2 id="network-name">{name}</h2>
          <p>{setting}.</p>
          <Provenance engine={measured.engine} />
          {measured.notes.map((note) => (
            <p className="origin" key={note}>
              <Message text={note} />
            </p>
          ))}
        </div>
        <Button size="sm" variant="default" onClick={() => saveJson(report)}>
          {MEASURE.network.download}
        </Button>
      </header>
      {measured.warnings.map((warning) => (
        <p className="network-warning" role="alert" key={warning}>
          <Message text={warning} />
        </p>
      ))}
      <ArrayMappings mapping={report.mapping} />
      <div className="network-body">
        <div>
          <QuantityList groups={groups} />
          <p className="origin">{MEASURE.network.errors}</p>
        </div>
        <SpectrumSection finding={spectrum} note={`${name}: ${setting}`} />
      </div>
    </article>
  );
}
