import type { DataSources } from '../data/sources.ts';
import type { Library } from '../library/library.ts';
import type { FileWork } from '../sweep/file-work.ts';
import type { SweepSpec } from '../sweep/spec/sweep-spec.ts';
import type { EnginePool, ReferenceContent } from '../worker/engine-pool.ts';
import type { NetworkMeasurer } from '../worker/network-measurer.ts';
import type { OpenInspector } from '../worker/remote-inspector.ts';
import type { RunExporter } from '../worker/run-exporter.ts';
import type { ClaimDependencies } from './claims-slice.ts';

/** What the store is given from outside. */
export interface StoreDependencies {
  readonly sources: DataSources;
  /** Reads files that are no data. */
  readonly fileWork: FileWork;
  readonly pool: EnginePool;
  readonly claims: ClaimDependencies;
  readonly openInspector: OpenInspector;
  readonly networks: NetworkMeasurer;
  readonly runExporter: RunExporter;
  /** Opens the library of this browser; rejects where storage is missing or blocked. */
  openLibrary(): Promise<Library>;
  readonly initialDraft: SweepSpec;
  /** The reference networks shipped with the page. */
  referenceFiles(): Promise<readonly ReferenceContent[]>;
}
