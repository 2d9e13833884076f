import { isBoardFragment, MEASURE_LINK, PRESENT_LINK, WORKBENCH_LINK } from './route.ts';
import { useApp } from './use-app.ts';

/** Opens dropped or chosen files; a network is shown in the Measure view, a sweep on the board. */
export function useOpenFiles(): (files: readonly File[]) => void {
  const openFiles = useApp((state) => state.openFiles);
  return async (files) => {
    const kind = await openFiles(files);
    if (kind === 'network') window.location.hash = MEASURE_LINK;
    if (kind === 'lecture') window.location.hash = PRESENT_LINK;
    if (kind === 'sweep' && !isBoardFragment(window.location.hash)) window.location.hash = WORKBENCH_LINK;
  };
}
