import { useApp } from '../use-app.ts';

/** Saves the sweep on the board as a file: one that has not ended with its states, if it is stored, so that it can go on elsewhere. */
export function useSaveSweep(): () => Promise<void> {
  const sweep = useApp((state) => state.sweep);
  const openedSweep = useApp((state) => state.openedSweep);
  const exportSweep = useApp((state) => state.exportSweep);
  return async () => {
    if (!sweep) return;
    const stored = openedSweep === null || sweep.fingerprint !== null ? null : await exportSweep(openedSweep);
    const [{ downloadSweep }, { tableOf }] = await Promise.all([import('./download.ts'), import('./tables.ts')]);
    if (stored) return downloadSweep(stored.name, stored.text);
    downloadSweep(sweep.plan.spec.name, tableOf(sweep, 'sweep').text);
  };
}
