import { Button } from '@mantine/core';
import { useApp } from '../../use-app.ts';
import { IgnoredField } from './IgnoredField.tsx';
import { ReadingField } from './ReadingField.tsx';

/** The choice without which new files cannot be read. The data before stay until it is made. */
export function NewFileQuestion() {
  const question = useApp((state) => state.readingQuestion);
  const drop = useApp((state) => state.dropQuestion);
  if (!question?.isNew) return null;
  const { choice, message, tried } = question;
  return (
    <section className="field-wide reading-question" aria-label={`How to read ${question.name}`}>
      <p role="alert" className="field-note field-note-wrong">
        {message}
      </p>
      {choice.fields.map((field) =>
        field === 'ignore' ? (
          <IgnoredField key={field} columns={choice.columns ?? []} value={tried.ignore ?? choice.ignored ?? []} />
        ) : (
          <ReadingField key={field} field={field} value={tried[field]} columns={choice.columns} only={choice.values} />
        ),
      )}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={drop}>
        Leave it
      </Button>
    </section>
  );
}
