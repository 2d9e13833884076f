import type { Engine, EngineKind } from '../engine/contract.ts';
import { SpecError } from '../errors.ts';
import { checkReference } from '../probes/reference/check-engine.ts';
import { parseReferenceFile } from '../probes/reference/reference-file.ts';
import { selfCheck } from '../probes/reference/self-check.ts';
import { createDataExecutor, type DataExecutor } from '../sweep/executor.ts';
import { planSweep } from '../sweep/plan.ts';
import { createHeldInspector } from './held-inspector.ts';
import { createOneShotCalls } from './one-shot-calls.ts';
import { performTimed } from './perform-timed.ts';
import type { Calls, ProgressReply, Reply, Request } from './protocol.ts';

export type MakeEngine = (kind: EngineKind) => Promise<Engine>;

/**
 * The worker's side of the protocol, for browsers and Node: answers requests on one engine at a time. `onProgress` receives
 * the progress of long calls.
 */
export function createAnswerer(
  makeEngine: MakeEngine,
  onProgress: (reply: ProgressReply) => void = () => {},
): (request: Request) => Promise<Reply> {
  let engine: { readonly kind: EngineKind; readonly made: Engine } | null = null;
  let executor: DataExecutor | null = null;

  const use = async (kind: EngineKind) => {
    if (engine?.kind === kind) return engine.made;
    executor?.dispose();
    executor = null;
    inspector.close();
    engine?.made.dispose();
    engine = null;
    const made = await makeEngine(kind);
    engine = { kind, made };
    return made;
  };
  const inspector = createHeldInspector(use);
  const open = async ({ engine: kind, spec, dataset }: Calls['open']['params']) => {
    executor?.dispose();
    executor = null;
    executor = await createDataExecutor(await use(kind), planSweep(spec, dataset), dataset);
    return executor.engine;
  };
  const check = async ({ engine: kind, content, source }: Calls['checkReference']['params']) =>
    checkReference(await use(kind), parseReferenceFile(content, source));
  const usable = () => {
    if (engine === null) throw new SpecError('worker: an engine must be opened before it is checked.');
    return engine.made;
  };
  const opened = () => {
    if (executor === null) throw new SpecError('worker: a sweep must be opened before its segments are performed.');
    return executor;
  };
  const oneShot = createOneShotCalls(use, onProgress);
  const answer = (request: Request): Promise<unknown> => {
    switch (request.call) {
      case 'open':
        return open(request.params);
      case 'selfCheck':
        return selfCheck(usable());
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
      case 'claim':
        return oneShot.claim(request);
      case 'measureNetwork':
        return oneShot.measureNetwork(request);
      case 'exportRun':
        return oneShot.exportRun(request);
    }
  };
  return async (request) => {
    try {
      return { id: request.id, result: await answer(request) };
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      const about = error instanceof SpecError ? { detail: error.detail } : {};
      return { id: request.id, failure: { name, message, ...about } };
    }
  };
}
