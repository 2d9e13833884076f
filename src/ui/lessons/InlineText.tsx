import { intervalText, numberText } from '../../claims/number-text.ts';
import { PAPERS } from '../../claims/papers.ts';
import { placeEstimate } from '../../lessons/findings/place-estimate.ts';
import type { Inline, LessonView } from '../../lessons/lesson.ts';
import { lessonOf } from '../../lessons/registry.ts';
import { ENTRY_IDS, type EntryId } from '../glossary/entry-ids.ts';
import { Term } from '../glossary/Term.tsx';
import { claimLink } from '../route.ts';
import { lessonLink } from './lesson-link.ts';
import { useLesson, useLessonFinding, verdictIn } from './lesson-state.tsx';
import { estimateText, findingText, lessonSettingText } from './lesson-texts.ts';
import { LESSON_WORDS } from './words.ts';

/** In place of a number that has not been measured. */
const Pending = () => (
  <span className="lesson-pending">
    <span aria-hidden="true">…</span>
    <span className="visually-hidden">{LESSON_WORDS.pending}</span>
  </span>
);

const ComputedNumber = ({ text }: { readonly text: string }) => <span className="lesson-number">{text}</span>;

function Value({ part }: { readonly part: Extract<Inline, { kind: 'value' }> }) {
  const { run } = useLesson();
  if (!run) return <Pending />;
  const found = placeEstimate(run, part.place, part);
  return <ComputedNumber text={found ? estimateText(part.quantity, found) : LESSON_WORDS.unmeasured} />;
}

function Measured({ finding }: { readonly finding: string }) {
  const { lesson } = useLesson();
  const found = useLessonFinding(finding);
  const rule = lesson.findings[finding];
  return found && rule ? <ComputedNumber text={findingText(rule, found)} /> : <Pending />;
}

function Evidence({ claim, criterion }: { readonly claim: string; readonly criterion: number }) {
  const measured = useLesson().evidence[claim]?.record.evidence.measured[criterion];
  if (!measured) return <Pending />;
  return (
    <a className="lesson-link" href={claimLink(claim)}>
      <ComputedNumber text={`${numberText(measured.estimate)} ${intervalText(measured)}`} />
    </a>
  );
}

function VerdictLink({ claim }: { readonly claim: string }) {
  const verdict = verdictIn(useLesson().evidence, claim);
  return (
    <a className="lesson-link" href={claimLink(claim)}>
      {claim}
      {verdict ? `: ${LESSON_WORDS.verdicts[verdict]}` : ''}
    </a>
  );
}

const sameValue = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Whether a view is as a word-button sets it. */
const isSet = (view: LessonView, change: Partial<LessonView>) =>
  (Object.keys(change) as (keyof LessonView)[]).every((key) => sameValue(view[key], change[key]));

function WordButton({ part }: { readonly part: Extract<Inline, { kind: 'set' }> }) {
  const { lesson, view, setView } = useLesson();
  const { label } = part;
  const isChosen = isSet(view, part.view);
  return (
    <button type="button" className="word-button" aria-pressed={isChosen} onClick={() => setView(part.view)}>
      {typeof label === 'string' ? label : lessonSettingText(label, lesson.spec)}
    </button>
  );
}

const isEntry = (id: string): id is EntryId => (ENTRY_IDS as readonly string[]).includes(id);

function Part({ part }: { readonly part: Inline }) {
  const { lesson } = useLesson();
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'emphasis':
      return (
        <em>
          <InlineText parts={part.children} />
        </em>
      );
    case 'strong':
      return (
        <strong>
          <InlineText parts={part.children} />
        </strong>
      );
    case 'formula':
      return <span className="lesson-formula">{part.text.replaceAll(' ', '\u00a0')}</span>;
    case 'term':
      return isEntry(part.id) ? (
        <Term id={part.id}>
          <InlineText parts={part.children} />
        </Term>
      ) : (
        <InlineText parts={part.children} />
      );
    case 'paper': {
      const { cite, title, arxiv } = PAPERS[part.paper];
      return (
        <>
          {cite}, {arxiv === null ? <cite>{title}</cite> : <a href={`https://arxiv.org/abs/${arxiv}`}>{title}</a>}
        </>
      );
    }
    case 'lesson':
      return <a href={lessonLink(part.lesson)}>{lessonOf(part.lesson)?.title ?? part.lesson}</a>;
    case 'setting':
      return <span className="lesson-setting">{lessonSettingText(part.setting, lesson.spec)}</span>;
    case 'set':
      return <WordButton part={part} />;
    case 'value':
      return <Value part={part} />;
    case 'measured':
      return <Measured finding={part.finding} />;
    case 'evidence':
      return <Evidence claim={part.claim} criterion={part.criterion} />;
    case 'verdict':
      return <VerdictLink claim={part.claim} />;
  }
}

/** What stands in a paragraph of a lesson. */
export function InlineText({ parts }: { readonly parts: readonly Inline[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never change their order.
  return parts.map((part, i) => <Part key={i} part={part} />);
}
