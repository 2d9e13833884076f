import type { EngineDescription } from '../engine/contract.ts';
import { engineName } from '../engine/provenance.ts';
import { type EngineError, messageOf } from '../errors.ts';

/**
 * Something that interrupted a sweep and from which it went on: a device or worker that was lost, an engine that failed
 * otherwise, or another engine that took over. No result is lost or changed, except that a takeover makes a sweep mixed.
 */
export interface SweepIncident {
  readonly kind: 'deviceLost' | 'workerLost' | 'engineFailed' | 'tookOver';
  /** The engine that was lost, or the one that took over. */
  readonly engine: EngineDescription;
  /** What happened and what follows, in sentences for the user. */
  readonly message: string;
  /** The step from which the lost segment is repeated; absent where no segment was lost. */
  readonly step?: number;
}

const KIND = { device: 'deviceLost', worker: 'workerLost' } as const;
const SUBJECT = { deviceLost: 'graphics processor', workerLost: 'worker', engineFailed: 'engine' } as const;

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The loss of an executor; `step`: that of the segment it was performing. */
export function lossIncident(failure: EngineError, engine: EngineDescription, step?: number): SweepIncident {
  const kind = failure.lost ? KIND[failure.lost] : 'engineFailed';
  const repeated =
    step === undefined ? 'It is started again' : `Its segment is discarded and repeated from step ${step} on`;
  const message = `The ${SUBJECT[kind]} (${engineName(engine)}) failed. ${repeated}; no result is lost. ${sentence(failure.message)}`;
  return { kind, engine, message, ...(step !== undefined && { step }) };
}

/** Another engine took over after `failure` of the one before. */
export function takeoverIncident(failure: unknown, before: EngineDescription, after: EngineDescription): SweepIncident {
  return {
    kind: 'tookOver',
    engine: after,
    message:
      `The ${engineName(before)} engine failed several times in a row, so the sweep goes on with ${engineName(after)}. ` +
      `Its results are mixed: complete, but not reproducible on one engine. ${sentence(messageOf(failure))}`,
  };
}
