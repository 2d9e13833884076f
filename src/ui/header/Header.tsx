import './header.css';
import { ActionIcon, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useRoute } from '../route.ts';
import { CopyLink } from './CopyLink.tsx';
import { EngineBadge } from './EngineBadge.tsx';
import { ExamplesMenu } from './ExamplesMenu.tsx';
import { Navigation } from './Navigation.tsx';

const Sun = () => (
  <svg
    width={18}
    height={18}
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.5}
    strokeLinecap="round"
    aria-hidden="true"
  >
    <circle cx={9} cy={9} r={3.25} />
    <path d="M9 1.5v2M9 14.5v2M1.5 9h2M14.5 9h2M3.7 3.7l1.4 1.4M12.9 12.9l1.4 1.4M3.7 14.3l1.4-1.4M12.9 5.1l1.4-1.4" />
  </svg>
);
const Moon = () => (
  <svg
    width={18}
    height={18}
    viewBox="0 0 18 18"
    fill="none"
    stroke="currentColor"
    strokeWidth={1.5}
    strokeLinejoin="round"
    aria-hidden="true"
  >
    <path d="M15.2 10.9A6.6 6.6 0 0 1 7.1 2.8a6.6 6.6 0 1 0 8.1 8.1Z" />
  </svg>
);

function SchemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'light' ? 'dark' : 'light';
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={`Switch to ${other} colours`}
      onClick={() => setColorScheme(other)}
    >
      {scheme === 'light' ? <Moon /> : <Sun />}
    </ActionIcon>
  );
}

const PURPOSES = {
  board: 'Train a grid of learning rates η and batch sizes B at once and watch the dynamics of SGD.',
  claims: 'Published claims about SGD, tested with one click and a statistical verdict.',
  measure: 'Every probe of a network trained elsewhere.',
} as const;

export function Header() {
  const { view } = useRoute();
  const isBoard = view === 'board';
  return (
    <header className="app-header">
      <h1 className="app-name">sgdscope</h1>
      <Navigation />
      <p className="app-purpose">{PURPOSES[view === 'claim' ? 'claims' : view]}</p>
      <div className="app-header-end">
        {isBoard && (
          <>
            <EngineBadge />
            <ExamplesMenu />
            <CopyLink />
          </>
        )}
        <SchemeSwitch />
      </div>
    </header>
  );
}
