import type { Library } from '../library/library.ts';
import { randomId } from '../library/random-id.ts';
import type { NetworkReport } from '../sweep/network/network-report.ts';
import type { AppState } from './app-state.ts';
import type { HeldEvidence } from './claims-state.ts';
import type { StoredNetwork } from './library-state.ts';
import type { SetState } from './set-state.ts';

/** Reports on networks that are kept; older ones are dropped. */
const MOST_NETWORKS = 50;

/** The claims, which load once there is evidence for one. */
async function claimRecords() {
  const [{ CLAIMS }, { recordIn, recordJson }] = await Promise.all([
    import('../claims/registry.ts'),
    import('../evidence/record-file.ts'),
  ]);
  return { CLAIMS, recordIn, recordJson };
}

/** The user's own evidence, as far as it still fits its claim and its fingerprint. */
async function ownEvidence({ database }: Library): Promise<[string, HeldEvidence][]> {
  const rows = await database.claims.toArray();
  if (rows.length === 0) return [];
  const { CLAIMS, recordIn } = await claimRecords();
  return rows.flatMap(({ id, text }): [string, HeldEvidence][] => {
    const claim = CLAIMS.find((each) => each.id === id);
    const record = claim && recordIn(text, claim);
    return record ? [[id, { record, source: 'own run' }]] : [];
  });
}

const listed = async ({ database }: Library): Promise<StoredNetwork[]> => {
  const rows = await database.networks.toArray();
  return rows
    .map(({ id, report, measured }) => ({ id, name: report.name, measured }))
    .sort((a, b) => b.measured - a.measured);
};

/** Puts back the evidence and the networks of earlier visits; what has been made on this one stays. */
export async function restoreRecords(library: Library, set: SetState): Promise<void> {
  const evidence = await ownEvidence(library);
  set(({ claimEvidence }) => ({
    claimEvidence: {
      ...claimEvidence,
      ...Object.fromEntries(evidence.filter(([id]) => claimEvidence[id]?.source !== 'own run')),
    },
  }));
  const storedNetworks = await listed(library);
  const [latest] = storedNetworks;
  const row = latest && (await library.database.networks.get(latest.id));
  set(({ networkReport }) => ({ storedNetworks, networkReport: networkReport ?? row?.report ?? null }));
}

/** Keeps evidence and reports from now on, each once it is there. `onFault` receives why one could not be kept. */
export function keepRecords(
  library: Library,
  {
    subscribe,
    set,
    onFault,
  }: {
    readonly subscribe: (listener: (state: AppState, before: AppState) => void) => void;
    readonly set: SetState;
    readonly onFault: (error: unknown) => void;
  },
): void {
  const { claims, networks } = library.database;
  const keepEvidence = async (id: string, { record }: HeldEvidence) => {
    const { CLAIMS, recordJson } = await claimRecords();
    const claim = CLAIMS.find((each) => each.id === id);
    if (claim) await claims.put({ id, text: recordJson(claim, record), performed: Date.now() });
  };
  const keepReport = async (report: NetworkReport) => {
    await networks.put({ id: randomId(), report, measured: Date.now() });
    const stored = await listed(library);
    await networks.bulkDelete(stored.slice(MOST_NETWORKS).map(({ id }) => id));
    set({ storedNetworks: stored.slice(0, MOST_NETWORKS) });
  };
  const reports = new WeakSet<NetworkReport>();
  subscribe((state, before) => {
    if (state.claimEvidence !== before.claimEvidence)
      for (const [id, held] of Object.entries(state.claimEvidence))
        if (held.source === 'own run' && held !== before.claimEvidence[id]) keepEvidence(id, held).catch(onFault);
    const { networkReport } = state;
    if (
      networkReport &&
      networkReport !== before.networkReport &&
      state.networkTest !== before.networkTest &&
      !reports.has(networkReport)
    ) {
      reports.add(networkReport);
      keepReport(networkReport).catch(onFault);
    }
  });
}
