import { engineName } from '../../engine/provenance.ts';
import type { StoredSweep } from '../../state/library-state.ts';
import { bytesText } from '../../sweep/cost/cost-text.ts';
import { COMPARISON } from '../workbench/words.ts';
import { badgesOf, dateText, exactDateText, runsText } from './sweep-text.ts';
import { LIBRARY } from './words.ts';

interface SweepFactsProps {
  readonly sweep: StoredSweep;
  readonly id: string;
  readonly isOnBoard: boolean;
  readonly isCompared: boolean;
  onOpen(): void;
}

/** Two lines about a stored sweep, and its badges. */
export function SweepFacts({ sweep, id, isOnBoard, isCompared, onOpen }: SweepFactsProps) {
  const { changed, bytes, fingerprint, engine } = sweep;
  const badges = badgesOf(sweep);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/noStaticElementInteractions: the row's button does the same.
    <div id={id} className="sweep-facts" onClick={onOpen}>
      <p>
        <time dateTime={new Date(changed).toISOString()} title={exactDateText(changed)}>
          {dateText(changed, Date.now())}
        </time>
        {` · ${runsText(sweep)} · ${bytesText(bytes)}`}
      </p>
      <p>
        {fingerprint && (
          <>
            <span title={LIBRARY.fingerprint(fingerprint)}>{fingerprint.slice(0, 8)}</span>
            {' · '}
          </>
        )}
        {engineName({ kind: engine })}
      </p>
      {(isOnBoard || isCompared || badges.length > 0) && (
        <p className="sweep-badges">
          {isOnBoard && <span className="badge badge-accent">{LIBRARY.badges.onBoard}</span>}
          {isCompared && <span className="badge badge-accent">{COMPARISON.opened}</span>}
          {badges.map((badge) => (
            <span key={badge} className="badge">
              {badge}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
