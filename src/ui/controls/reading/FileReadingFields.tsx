import { Button, MultiSelect } from '@mantine/core';
import { useEffect } from 'react';
import type { ReadingReport } from '../../../data/reading.ts';
import { READING_CHOICES } from '../../../data/reading-choices.ts';
import type { ReadingQuestion } from '../../../state/files-state.ts';
import { useApp } from '../../use-app.ts';
import { FieldLabel } from '../fields.tsx';
import { ReadingField } from './ReadingField.tsx';
import { ReadingSummary } from './ReadingSummary.tsx';
import { columnText, fieldsThatApply, type MenuField } from './reading-options.ts';

interface ChoicesProps {
  readonly report: ReadingReport;
  /** About these files; null where none is open. */
  readonly question: ReadingQuestion | null;
}

/** Columns that are no inputs. Names are shown; a choice may also be a number. */
function IgnoredField({ report: { columns = [], ignored, reading }, question }: ChoicesProps) {
  const choose = useApp((state) => state.chooseReading);
  const isBusy = useApp((state) => state.dataset.state === 'loading');
  const label = question?.tried.label ?? reading.label;
  const options = columns.filter((column) => column !== label && columns[Number(label) - 1] !== column);
  const held =
    question?.tried.ignore ?? reading.ignore ?? columns.filter((column) => ignored.includes(columnText(column)));
  return (
    <MultiSelect
      size="xs"
      className="field-wide"
      label={<FieldLabel name={READING_CHOICES.ignore.label} />}
      placeholder={held.length === 0 ? 'none' : ''}
      searchable
      clearable
      disabled={isBusy}
      error={question?.choice.field === 'ignore' ? question.message : undefined}
      value={held.map(String)}
      data={options.map((column) => ({ value: String(column), label: columnText(column) }))}
      onChange={(chosen) => void choose({ ignore: options.filter((column) => chosen.includes(String(column))) })}
    />
  );
}

/** A choice failed: what was read before is in use, and can be shown again. */
function KeepBefore() {
  const drop = useApp((state) => state.dropQuestion);
  return (
    <p role="alert" className="field-note field-note-wrong field-wide">
      Not read so: the data are still those read before.{' '}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={drop}>
        Undo the choice
      </Button>
    </p>
  );
}

function ReadingChoices({ report, question }: ChoicesProps) {
  const { main, text } = fieldsThatApply(report, question?.choice ?? null);
  const fieldOf = (field: MenuField) => (
    <ReadingField
      key={field}
      field={field}
      value={question?.tried[field] ?? report.reading[field]}
      columns={report.columns}
      shape={report.shape}
      fault={question?.choice.field === field ? question.message : undefined}
    />
  );
  const isAsked = text.some((field) => field === question?.choice.field);
  return (
    <>
      {question && <KeepBefore />}
      {main.map(fieldOf)}
      {report.columns && <IgnoredField report={report} question={question} />}
      {text.length > 0 && (
        <details className="field-wide reading-details" open={isAsked}>
          <summary>Encoding and marks</summary>
          <div className="fields">{text.map(fieldOf)}</div>
        </details>
      )}
    </>
  );
}

/** How the draft's files were read, each decision of which can be changed. */
export function FileReadingFields() {
  const reading = useApp((state) => state.fileReading);
  const question = useApp((state) => state.readingQuestion);
  const source = useApp((state) => state.draft.dataset.source);
  const show = useApp((state) => state.showReading);
  // A draft from a link: its files may be in this browser's cache.
  useEffect(() => {
    if (source.kind === 'file' && reading === null) void show();
  }, [source, reading, show]);
  if (source.kind !== 'file' || reading === null) return null;
  const { report } = reading;
  return (
    <>
      <ReadingSummary report={report} source={reading.source} />
      <ReadingChoices report={report} question={question?.isNew ? null : question} />
    </>
  );
}
