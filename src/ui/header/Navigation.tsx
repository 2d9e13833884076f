import { preloadView, type ViewName } from '../lazy-views.ts';
import { CLAIMS_LINK, LESSONS_LINK, MEASURE_LINK, START_LINK, useRoute, WORKBENCH_LINK } from '../route.ts';
import { useStore } from '../use-app.ts';
import { HEADER } from './words.ts';

interface View {
  readonly name: Exclude<ViewName, 'glossary' | 'present'> | 'start';
  readonly link: string;
}

const VIEWS: readonly View[] = [
  { name: 'start', link: START_LINK },
  { name: 'lessons', link: LESSONS_LINK },
  { name: 'claims', link: CLAIMS_LINK },
  { name: 'measure', link: MEASURE_LINK },
  { name: 'workbench', link: WORKBENCH_LINK },
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
    <nav className="app-navigation" aria-label={HEADER.views.name}>
      {VIEWS.map((each) => {
        const { name, link } = each;
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
            {HEADER.views[name]}
          </a>
        );
      })}
    </nav>
  );
}
