import { MEASURE_LINK } from './route.ts';
import { useApp } from './use-app.ts';

/** Opens dropped or chosen files; a network is shown in the Measure view. */
export function useOpenFiles(): (files: readonly File[]) => void {
  const openFiles = useApp((state) => state.openFiles);
  return async (files) => {
    if ((await openFiles(files)) === 'network') window.location.hash = MEASURE_LINK;
  };
}
