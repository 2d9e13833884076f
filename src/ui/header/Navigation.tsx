import { BOARD_LINK, CLAIMS_LINK, MEASURE_LINK, useRoute } from '../route.ts';
import { useStore } from '../use-app.ts';

/** The views of the page. The board starts its first sweep when it is first opened. */
export function Navigation() {
  const { view } = useRoute();
  const store = useStore();
  const openBoard = () => {
    const { sweep, draftError, start } = store.getState();
    if (sweep === null && draftError === null) void start();
  };
  return (
    <nav className="app-navigation" aria-label="Views">
      <a href={BOARD_LINK} aria-current={view === 'board' ? 'page' : undefined} onClick={openBoard}>
        Board
      </a>
      <a href={CLAIMS_LINK} aria-current={view === 'claims' || view === 'claim' ? 'page' : undefined}>
        Claims
      </a>
      <a href={MEASURE_LINK} aria-current={view === 'measure' ? 'page' : undefined}>
        Measure
      </a>
    </nav>
  );
}
