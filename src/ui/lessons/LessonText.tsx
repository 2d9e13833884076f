import { type Block, type Branches, isPrediction, type LessonSection } from '../../lessons/lesson.ts';
import { ChooseView } from './ChooseView.tsx';
import { DrawView } from './DrawView.tsx';
import { InlineText } from './InlineText.tsx';
import { useLesson, useLessonFinding } from './lesson-state.tsx';

/** The text on a finding that the run decides; nothing before there is one. */
function BranchText({ block }: { readonly block: Branches }) {
  const found = useLessonFinding(block.finding);
  const parts = found && block.texts[found.branch];
  return parts ? (
    <p data-finding={block.finding} data-branch={found.branch}>
      <InlineText parts={parts} />
    </p>
  ) : null;
}

/** The blocks of a section up to the first prediction that has not been made, that included. */
export function shownBlocks({ blocks }: LessonSection, isAnswered: (id: string) => boolean) {
  const end = blocks.findIndex((block) => isPrediction(block) && !isAnswered(block.id));
  return end < 0 ? blocks : blocks.slice(0, end + 1);
}

function BlockView({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <InlineText parts={block.children} />
        </p>
      );
    case 'branches':
      return <BranchText block={block} />;
    case 'draw':
      return <DrawView block={block} />;
    case 'choose':
      return <ChooseView block={block} />;
  }
}

/** The text of the open section. */
export function LessonText() {
  const { section, answers } = useLesson();
  const blocks = shownBlocks(section, (id) => answers[id] !== undefined);
  // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a section never change their order.
  return blocks.map((block, i) => <BlockView key={`${section.id} ${i}`} block={block} />);
}
