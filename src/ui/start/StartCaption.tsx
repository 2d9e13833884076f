import { memo } from 'react';
import type { BoardSweep } from '../../state/app-state.ts';
import { useMessageText } from '../text/use-message.ts';
import { captionOf, sentencesOf } from './caption.ts';
import type { SweepFinding } from './finding.ts';
import { MarkedText } from './MarkedText.tsx';
import { useLit } from './use-lit.tsx';

interface StartCaptionProps {
  readonly sweep: BoardSweep | null;
  readonly finding: SweepFinding | null;
  /** `first`: a sentence, for a strip; `rest`: what that leaves out. */
  readonly part?: 'all' | 'first' | 'rest';
}

/** What the sweep shows, in sentences computed from its numbers; spoken when somebody points. */
const StartCaption = memo(function StartCaption({ sweep, finding, part = 'all' }: StartCaptionProps) {
  const lit = useLit();
  const textOf = useMessageText();
  const caption = captionOf(sweep?.error ? { ...sweep, error: textOf(sweep.error) } : sweep, finding, lit);
  const first = caption.ofLit || (caption.rest[0] ?? '');
  const others = (caption.ofLit ? caption.rest : caption.rest.slice(1)).join(' ');
  const text = { all: sentencesOf(caption), first, rest: others }[part];
  if (text === '') return null;
  return (
    <p className="start-caption" aria-live={lit?.isPointed && part !== 'rest' ? 'polite' : 'off'}>
      {caption.head && part !== 'rest' && <strong>{caption.head} </strong>}
      <MarkedText text={text} />
    </p>
  );
});

export default StartCaption;
