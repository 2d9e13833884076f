import { MEASURE_LINK } from './route.ts';
import { useApp } from './use-app.ts';

/** Opens dropped or picked files; a network among them is shown where networks are measured. */
export function useOpenFiles(): (files: readonly File[]) => void {
  const openFiles = useApp((state) => state.openFiles);
  return async (files) => {
    if ((await openFiles(files)) === 'network') window.location.hash = MEASURE_LINK;
  };
}
