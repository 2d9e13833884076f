import type { Examples } from '../data/dataset.ts';
import type { RawExamples } from '../data/raw-dataset.ts';
import { columnsOf } from '../sweep/results/pack-samples.ts';
import { arraysOfState } from '../sweep/segment/segment-state.ts';
import type { Calls, Reply, Request } from './protocol.ts';

type Arrays = readonly (ArrayBufferView | undefined)[];

/** The buffers of arrays, each once. */
const buffersOf = (arrays: Arrays): ArrayBuffer[] => [
  ...new Set(arrays.flatMap((array) => (array?.buffer instanceof ArrayBuffer ? [array.buffer] : []))),
];

const arraysOf = (examples: Examples | RawExamples | undefined): Arrays => [
  examples?.inputs,
  examples?.labels,
  examples?.targets,
];

/** Buffers that a request moves into the worker: the bytes of files, which the page does not hold meanwhile, or a copy of some. */
export function movedByRequest(request: Request): readonly ArrayBuffer[] {
  if (request.call === 'readFiles') return buffersOf(request.params.files.map(({ bytes }) => bytes));
  if (request.call === 'sha256') return buffersOf([request.params.bytes]);
  return [];
}

/** Buffers that the reply to a request moves back: files, examples and samples, which the worker does not use again. */
export function movedByReply({ call }: Request, reply: Reply): readonly ArrayBuffer[] {
  if (!('result' in reply)) return [];
  if (call === 'readFiles') {
    const { files, contents } = reply.result as Calls['readFiles']['result'];
    const { train, test } = contents.raw;
    return buffersOf([...files.map(({ bytes }) => bytes), ...arraysOf(train), ...arraysOf(test)]);
  }
  if (call === 'buildDataset') {
    const { train, test } = reply.result as Calls['buildDataset']['result'];
    return buffersOf([...arraysOf(train), ...arraysOf(test)]);
  }
  if (call === 'restoreSweep') {
    const { samples, supplement, checkpoint } = reply.result as Calls['restoreSweep']['result'];
    const packed = [...samples, ...(supplement?.samples ?? [])];
    return buffersOf([...packed.flatMap(columnsOf), ...checkpoint.tasks.flatMap(({ state }) => arraysOfState(state))]);
  }
  return [];
}
