import { Fragment, lazy } from 'react';
import { WORKBENCH_LINK } from '../route.ts';
import { useIsChanged } from '../run-button/use-is-changed.ts';
import { LazyPart } from '../shell/LazyPart.tsx';
import { useApp } from '../use-app.ts';
import { changedWords, dataName, SETTING_KEYS, settingWords } from './setting-words.ts';
import { useDraftFault } from './use-draft-fault.ts';
import { WordPopover } from './WordPopover.tsx';
import { SETTING } from './words.ts';

const LazyFields = lazy(() => import('./SettingFields.tsx'));

/** What is to be said beside the setting; '' where there is nothing. */
function useNotice(isPrevious: boolean): { readonly text: string; readonly isFault: boolean } {
  const preparation = useApp((state) => state.preparation);
  const isChanged = useIsChanged();
  const fault = useDraftFault();
  if (preparation) {
    const { dataset, progress } = preparation;
    const text = SETTING.preparing(dataset.trainCount + dataset.testCount, dataName(dataset), progress);
    return { text, isFault: false };
  }
  if (fault) return { text: fault, isFault: true };
  return { text: isPrevious ? SETTING.training : isChanged ? SETTING.previous : '', isFault: false };
}

interface SettingSentenceProps {
  /** The board still shows the sweep before the one that has been started. */
  readonly isPrevious: boolean;
}

/** The setting in a sentence; each word opens the fields that set it. */
export function SettingSentence({ isPrevious }: SettingSentenceProps) {
  const draft = useApp((state) => state.draft);
  const shown = useApp((state) => state.sweep?.plan.spec ?? null);
  const isChanged = useIsChanged();
  const { text, isFault } = useNotice(isPrevious);
  const words = settingWords(draft);
  const changed = shown && isChanged ? changedWords(draft, shown) : new Set();
  return (
    <div className="start-setting">
      <span>
        {SETTING_KEYS.map((key) => (
          <Fragment key={key}>
            <span className={`start-plain start-plain-${key}`}>{SETTING.before[key]}</span>
            <WordPopover
              word={words[key]}
              name={words[key]}
              isChanged={changed.has(key)}
              changedText={SETTING.changed}
              className={`start-word-${key}`}
            >
              <LazyPart>
                <LazyFields part={key} />
              </LazyPart>
              <a className="start-link" href={WORKBENCH_LINK}>
                {SETTING.allSettings}
              </a>
            </WordPopover>
          </Fragment>
        ))}
        <span className="start-plain">{SETTING.end}</span>
      </span>{' '}
      <span className={isFault ? 'start-notice start-fault' : 'start-notice'} role="status">
        {text}
      </span>
    </div>
  );
}
