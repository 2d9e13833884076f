import type { UnreadFile } from '../data/formats/unread-file.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';

/** The measurement of the current network. */
export type NetworkTest =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly fraction: number; readonly doing: string | null }
  | {
      readonly state: 'failed';
      readonly message: string;
      /** Arrays of the file that would not be used and may be ignored. */
      readonly unusedArrays?: readonly string[];
    };

/** The part of the state about a network trained elsewhere. */
export interface MeasureState {
  /** The current file, kept so that it can be measured with other settings; null before the first. */
  readonly networkFile: UnreadFile | null;
  /** Settings by the user, for what the arrays of the file do not determine. */
  readonly networkSettings: NetworkFileOptions;
  readonly networkTest: NetworkTest;
  /** The latest report; stays until another file has been measured. */
  readonly networkReport: NetworkReport | null;
  /** Reads a dropped or picked file and measures its network; refuses several files. Never throws. */
  openNetworks(files: readonly File[]): Promise<void>;
  /** Makes a file the current one and measures it. Never throws. */
  openNetwork(file: UnreadFile): Promise<void>;
  /** Measures the current file with these settings. Never throws. */
  measureNetwork(settings: NetworkFileOptions): Promise<void>;
  /** Cancels the measurement. */
  cancelNetwork(): void;
}
