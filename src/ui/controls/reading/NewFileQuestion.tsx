import { Button } from '@mantine/core';
import { Message } from '../../text/Message.tsx';
import { useApp } from '../../use-app.ts';
import { CONTROLS } from '../words.ts';
import { IgnoredField } from './IgnoredField.tsx';
import { ReadingField } from './ReadingField.tsx';

/** A choice that must be made before new files can be read. Until then the previous data stay. */
export function NewFileQuestion() {
  const question = useApp((state) => state.readingQuestion);
  const drop = useApp((state) => state.dropQuestion);
  if (!question?.isNew) return null;
  const { choice, message, tried } = question;
  return (
    <section className="field-wide reading-question" aria-label={CONTROLS.reading.question(question.name)}>
      <p role="alert" className="field-note field-note-wrong">
        <Message text={message} />
      </p>
      {choice.fields.map((field) =>
        field === 'ignore' ? (
          <IgnoredField key={field} columns={choice.columns ?? []} value={tried.ignore ?? choice.ignored ?? []} />
        ) : (
          <ReadingField key={field} field={field} value={tried[field]} columns={choice.columns} only={choice.values} />
        ),
      )}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={drop}>
        {CONTROLS.reading.cancel}
      </Button>
    </section>
  );
}
