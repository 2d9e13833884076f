import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { layerText } from '../../engine/layer-text.ts';
import { LOSS_NAMES } from '../../engine/network.ts';
import { measuredJson } from '../../sweep/network/measured-json.ts';
import type { NetworkReport } from '../../sweep/network/network-report.ts';
import { formatCount } from '../charts/format.ts';
import { download } from '../export/download.ts';
import { Provenance } from '../Provenance.tsx';
import { Message } from '../text/Message.tsx';
import { ArrayMappings } from './ArrayMappings.tsx';
import { QuantityList } from './QuantityList.tsx';
import { quantityGroups } from './quantity-groups.ts';
import { SpectrumSection } from './SpectrumSection.tsx';

/** Description of the network: layers, loss, sizes. */
function settingText({ network, measured, batchSize }: NetworkReport): string {
  const { parameters, trainExamples, testExamples } = measured;
  return [
    `${network.layers.map(layerText).join(', ')}; ${LOSS_NAMES[network.loss]}`,
    `${formatCount(parameters)} parameters`,
    `${formatCount(trainExamples)} training and ${formatCount(testExamples)} test examples`,
    ...(batchSize === null ? [] : [`trained with B = ${formatCount(batchSize)}`]),
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
          Download JSON
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
          <p className="origin">
            The kind of error is given with each method: the exact value lies within a bound; a 95 % interval contains
            it in 95 of 100 repetitions with other random numbers; an indication is the scale of a possible error.
          </p>
        </div>
        <SpectrumSection finding={spectrum} note={`${name}: ${setting}`} />
      </div>
    </article>
  );
}
