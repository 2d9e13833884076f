import { preloadView, type ViewName } from '../lazy-views.ts';
import { CLAIMS_LINK, MEASURE_LINK, START_LINK, useRoute, WORKBENCH_LINK } from '../route.ts';
import { useStore } from '../use-app.ts';

interface View {
  readonly name: ViewName | 'start';
  readonly title: string;
  readonly link: string;
}

const VIEWS: readonly View[] = [
  { name: 'start', title: 'Start', link: START_LINK },
  { name: 'claims', title: 'Claims', link: CLAIMS_LINK },
  { name: 'measure', title: 'Measure', link: MEASURE_LINK },
  { name: 'workbench', title: 'Workbench', link: WORKBENCH_LINK },
];

/** Links to the views. What shows the board starts its first sweep when it is first opened. */
export function Navigation({ onOpen }: { readonly onOpen?: () => void }) {
  const { view } = useRoute();
  const open = view === 'claim' ? 'claims' : view;
  const store = useStore();
  const follow = ({ name }: View) => {
    onOpen?.();
    if (name !== 'start' && name !== 'workbench') return;
    const { sweep, draftError, start } = store.getState();
    if (sweep === null && draftError === null) void start();
  };
  return (
    <nav className="app-navigation" aria-label="Views">
      {VIEWS.map((each) => {
        const { name, title, link } = each;
        const preload = () => name !== 'start' && preloadView(name);
        return (
          <a
            key={name}
            href={link}
            aria-current={name === open ? 'page' : undefined}
            onClick={() => follow(each)}
            onPointerEnter={preload}
            onFocus={preload}
          >
            {title}
          </a>
        );
      })}
    </nav>
  );
}
