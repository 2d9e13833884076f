import { readWhole } from '../data/formats/unread-file.ts';
import type { Engine } from '../engine/contract.ts';
import { readNetworkFile } from '../engine/network-file/read-network-file.ts';
import { type NetworkReport, type ReportProgress, reportNetwork } from '../sweep/network/network-report.ts';
import { checkedEngine } from './checked-engine.ts';
import type { Calls } from './protocol.ts';

/** Reads a network from a file and measures it in this thread, after the self-check of the engine. */
export async function measureNetworkOn(
  makeEngine: () => Promise<Engine>,
  { file, options }: Calls['measureNetwork']['params'],
  onProgress: ReportProgress,
): Promise<NetworkReport> {
  const network = readNetworkFile(await readWhole(file), options);
  onProgress(0, 'self-check');
  return reportNetwork(await checkedEngine(await makeEngine()), network, { onProgress });
}
