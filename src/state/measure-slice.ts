import { type UnreadFile, unreadFile } from '../data/formats/unread-file.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import { messageOf, SpecError } from '../errors.ts';
import type { AppState } from './app-state.ts';
import type { StoreDependencies } from './dependencies.ts';
import type { MeasureState } from './measure-state.ts';
import type { SetState } from './set-state.ts';

/** Measures networks from files, one at a time; a newer one supersedes the one being measured. */
export function networkMeasurementSlice(
  set: SetState,
  get: () => AppState,
  { networks, fileWork }: Pick<StoreDependencies, 'networks' | 'fileWork'>,
): MeasureState {
  let current: AbortController | null = null;

  const fail = (error: unknown) => {
    const message = messageOf(error);
    const unusedArrays = error instanceof SpecError ? error.detail.unusedArrays : undefined;
    set({ networkTest: { state: 'failed', message, ...(unusedArrays && { unusedArrays }) } });
  };
  const begin = () => {
    current?.abort(new Error('cancelled'));
    const own = new AbortController();
    current = own;
    return { signal: own.signal, isCurrent: () => current === own && !own.signal.aborted };
  };
  const measure = async (options: NetworkFileOptions) => {
    const { networkFile: file, enginePreference: engine } = get();
    if (file === null) return;
    const { signal, isCurrent } = begin();
    const onProgress = (fraction: number, doing?: string) => {
      if (isCurrent()) set({ networkTest: { state: 'running', fraction, doing: doing ?? null } });
    };
    set({ networkSettings: options, networkTest: { state: 'running', fraction: 0, doing: null } });
    try {
      const networkReport = await networks.measure({ file, options, engine }, { signal, onProgress });
      if (isCurrent()) set({ networkReport, networkTest: { state: 'idle' } });
    } catch (error) {
      if (isCurrent()) fail(error);
    }
  };

  const openNetwork = async (file: UnreadFile) => {
    const { signal, isCurrent } = begin();
    try {
      await fileWork.requireNetwork(file, signal);
    } catch (error) {
      if (isCurrent()) fail(error);
      return;
    }
    if (!isCurrent()) return;
    set({ networkFile: file });
    // Settings of the previous network do not apply.
    return measure({});
  };

  return {
    networkFile: null,
    networkSettings: {},
    networkTest: { state: 'idle' },
    networkReport: null,
    openNetwork,
    async openNetworks(files) {
      const [file, ...others] = files;
      if (file === undefined) return;
      if (others.length > 0)
        return fail(
          new SpecError(`networks: they must be opened one by one, got ${files.length} files. Open one of them.`),
        );
      await openNetwork(unreadFile(file));
    },
    measureNetwork: measure,
    cancelNetwork() {
      current?.abort(new Error('cancelled'));
      set({ networkTest: { state: 'idle' } });
    },
  };
}
