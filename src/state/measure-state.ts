import type { NamedBytes } from '../data/formats/named-bytes.ts';
import type { NetworkFileOptions } from '../engine/network-file/settings.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';

/** What is being done to the network in hand. */
export type NetworkTest =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly fraction: number; readonly doing: string | null }
  | {
      readonly state: 'failed';
      readonly message: string;
      /** Arrays of the file that would not be used and can be ignored. */
      readonly unusedArrays?: readonly string[];
    };

/** The part of the page's state that is about a network trained elsewhere. */
export interface MeasureState {
  /** The file in hand, kept so that it can be measured again with other settings; null before the first. */
  readonly networkFile: NamedBytes | null;
  /** What the user says that the arrays of the file do not tell. */
  readonly networkSettings: NetworkFileOptions;
  readonly networkTest: NetworkTest;
  /** What was last measured; stays while another file is tried, and where that one is no good. */
  readonly networkReport: NetworkReport | null;
  /** Reads dropped or picked files, one network at a time, and measures it. Never throws. */
  openNetworks(files: readonly File[]): Promise<void>;
  /** Takes a file in hand and measures it. Never throws. */
  openNetwork(file: NamedBytes): Promise<void>;
  /** Measures the file in hand with these settings. Never throws. */
  measureNetwork(settings: NetworkFileOptions): Promise<void>;
  /** Gives up measuring. */
  cancelNetwork(): void;
}
