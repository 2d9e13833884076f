import type { NetworkFile } from '../../engine/network-file/read-network-file.ts';
import { provenanceText } from '../../engine/provenance.ts';
import type { MeasuredNetwork } from './measured-network.ts';

/** JSON has no NaN and no infinities: they are written as strings. */
const nameNonFinite = (_key: string, value: unknown) =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;

/** A measured network as one line of JSON: engine, network, every quantity by name, and what was omitted. */
export function measuredJson(
  { name, network, batchSize, mapping }: Pick<NetworkFile, 'name' | 'network' | 'batchSize' | 'mapping'>,
  measured: MeasuredNetwork,
): string {
  const { engine, parameters, trainExamples, testExamples, omitted, warnings, notes } = measured;
  const described = {
    ...network,
    parameters,
    trainExamples,
    testExamples,
    ...(batchSize !== undefined && { batchSize }),
  };
  const contents = {
    file: name,
    engine: engine.kind,
    computedBy: provenanceText(engine),
    unitRoundoff: engine.unitRoundoff,
    selfCheck: engine.selfCheck ? { passed: true, quantities: engine.selfCheck.quantities } : null,
    network: described,
    mapping,
    quantities: Object.fromEntries(measured.quantities.map(({ id, ...quantity }) => [id, quantity])),
    omitted,
    warnings,
    notes,
  };
  return JSON.stringify(contents, nameNonFinite);
}
