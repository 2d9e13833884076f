import { ChoiceError } from '../data/choice-error.ts';
import type { Engine, EngineKind } from '../engine/contract.ts';
import { EngineError, SpecError } from '../errors.ts';
import { checkReference } from '../probes/reference/check-engine.ts';
import { parseReferenceFile } from '../probes/reference/reference-file.ts';
import { selfCheck } from '../probes/reference/self-check.ts';
import { createDataExecutor, type DataExecutor } from '../sweep/executor.ts';
import { MAX_SHARDED_RUNS, planSweep } from '../sweep/plan.ts';
import { beatingEngine, createHeart } from './heartbeat.ts';
import { createHeldInspector } from './held-inspector.ts';
import { createOneShotCalls } from './one-shot-calls.ts';
import { performTimed } from './perform-timed.ts';
import type { Calls, Heartbeat, ProgressReply, RemoteFailure, Reply, Request } from './protocol.ts';

export type MakeEngine = (kind: EngineKind) => Promise<Engine>;

function failureOf(error: unknown): RemoteFailure {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof ChoiceError) return { name, message, choice: error.choice };
  if (error instanceof SpecError) return { name, message, detail: error.detail };
  if (error instanceof EngineError && error.lost) return { name, message, lost: error.lost };
  return { name, message };
}

/**
 * The worker's side of the protocol, for browsers and Node: answers requests on one engine at a time. `tell` receives
 * signs of life and the progress of long calls.
 */
export function createAnswerer(
  makeEngine: MakeEngine,
  tell: (reply: ProgressReply | Heartbeat) => void = () => {},
): (request: Request) => Promise<Reply> {
  let engine: { readonly kind: EngineKind; readonly made: Engine } | null = null;
  let executor: DataExecutor | null = null;
  const heart = createHeart(() => tell({ heartbeat: true }));

  const use = async (kind: EngineKind) => {
    if (engine?.kind === kind) return engine.made;
    executor?.dispose();
    executor = null;
    inspector.close();
    engine?.made.dispose();
    engine = null;
    const made = beatingEngine(await makeEngine(kind), heart.beat);
    engine = { kind, made };
    return made;
  };
  const inspector = createHeldInspector(use);
  const open = async ({ engine: kind, spec, dataset }: Calls['open']['params']) => {
    executor?.dispose();
    executor = null;
    executor = await createDataExecutor(await use(kind), planSweep(spec, dataset, MAX_SHARDED_RUNS), dataset);
    return executor.engine;
  };
  const check = async ({ engine: kind, content, source }: Calls['checkReference']['params']) =>
    checkReference(await use(kind), parseReferenceFile(content, source));
  const opened = () => {
    if (executor === null) throw new SpecError('worker: a sweep must be opened before its segments are performed.');
    return executor;
  };
  const oneShot = createOneShotCalls(use, tell);
  const answer = (request: Request): Promise<unknown> => {
    switch (request.call) {
      case 'open':
        return open(request.params);
      case 'selfCheck':
        return use(request.params.engine).then(selfCheck);
      case 'checkReference':
        return check(request.params);
      case 'time':
        return opened().time(request.params);
      case 'openData':
        return opened().openData(request.params.dataSeed, request.params.dataset);
      case 'closeData':
        return opened().closeData(request.params.dataSeed);
      case 'perform':
        return performTimed(opened(), request.params);
      case 'openInspector':
        return inspector.open(request.params);
      case 'inspect':
        return inspector.inspect(request.params);
      default:
        return oneShot[request.call](request as never); // the type of a union of calls says no more
    }
  };
  return async (request) => {
    try {
      return { id: request.id, result: await heart.during(() => answer(request)) };
    } catch (error) {
      return { id: request.id, failure: failureOf(error) };
    }
  };
}
