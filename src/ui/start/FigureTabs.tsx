import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { TABS } from './words.ts';

const NAMES = ['sharpness', 'gap', 'loss'] as const;
type Name = (typeof NAMES)[number];

/** One figure at a time, by tabs. */
export function FigureTabs({ show }: { readonly show: (name: Name) => ReactNode }) {
  const [chosen, setChosen] = useState<Name>('sharpness');
  const id = useId();
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = NAMES[(NAMES.indexOf(chosen) + step + NAMES.length) % NAMES.length] ?? chosen;
    setChosen(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  };
  return (
    <div className="start-tabbed">
      <div role="tablist" aria-label={TABS.group} className="start-tabs" onKeyDown={onKeyDown}>
        {NAMES.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            data-tab={name}
            aria-selected={name === chosen}
            aria-controls={`${id}-panel`}
            tabIndex={name === chosen ? 0 : -1}
            onClick={() => setChosen(name)}
          >
            {TABS[name]}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${chosen}`} className="start-tab-panel">
        {show(chosen)}
      </div>
    </div>
  );
}
