import { measuredJson } from '../sweep/network/measured-json.ts';
import { callOnce, NEVER } from '../worker/call-once.ts';
import type { MeasureOptions, NetworkMeasurement } from './measure-types.ts';
import { platformHere } from './platform.ts';
import type { InputFile } from './train-types.ts';

/** Without the options that are undefined. */
const given = <T extends object>(options: T) =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/**
 * Measures a network that was trained anywhere, from an NPZ archive or a safetensors file with its weights and data, by every probe,
 * in a worker of its own. Throws SpecError for a file that cannot be read, EngineError where the engine cannot run, the signal's
 * reason once it is aborted.
 */
export async function measure(
  { name, bytes }: InputFile,
  { engine = 'simd', signal = NEVER, onProgress, ...settings }: MeasureOptions = {},
): Promise<NetworkMeasurement> {
  const params = { engine, file: { name, content: new Blob([new Uint8Array(bytes)]) }, options: given(settings) };
  const waiting = {
    signal,
    onProgress: (fraction: number, doing = '') => onProgress?.(fraction, doing),
  };
  const { measured, network, batchSize, mapping, ...report } = await callOnce(
    platformHere().openChannel,
    { call: 'measureNetwork', params },
    waiting,
  );
  const file = { name: report.name, network, mapping, ...(batchSize !== null && { batchSize }) };
  return { ...measured, network, json: () => measuredJson(file, measured) };
}
