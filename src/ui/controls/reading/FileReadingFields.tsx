import './reading.css';
import { Button } from '@mantine/core';
import { useEffect } from 'react';
import type { Reading, ReadingReport } from '../../../data/reading.ts';
import type { ReadingQuestion } from '../../../state/files-state.ts';
import { useApp } from '../../use-app.ts';
import { CONTROLS } from '../words.ts';
import { IgnoredField } from './IgnoredField.tsx';
import { ReadingField } from './ReadingField.tsx';
import { ReadingSummary } from './ReadingSummary.tsx';
import { fieldsThatApply, type MenuField } from './reading-options.ts';

interface ChoicesProps {
  readonly report: ReadingReport;
  /** The open question about these files, or null. */
  readonly question: ReadingQuestion | null;
}

/** A choice failed: the data read before are still in use, and the choice can be undone. */
function KeepBefore() {
  const drop = useApp((state) => state.dropQuestion);
  return (
    <p role="alert" className="field-note field-note-wrong field-wide">
      {CONTROLS.reading.failed}{' '}
      <Button size="compact-xs" variant="subtle" color="gray" onClick={drop}>
        {CONTROLS.reading.undo}
      </Button>
    </p>
  );
}

function ReadingChoices({ report, question }: ChoicesProps) {
  const { main, text } = fieldsThatApply(report, question?.choice ?? null);
  const faultOf = (field: keyof Reading) => (question?.choice.fields[0] === field ? question.message : undefined);
  const label = question?.tried.label ?? report.reading.label;
  const fieldOf = (field: MenuField) => (
    <ReadingField
      key={field}
      field={field}
      value={question?.tried[field] ?? report.reading[field] ?? (field === 'label' ? report.label : undefined)}
      columns={report.columns}
      shape={report.shape}
      fault={faultOf(field)}
    />
  );
  const isAsked = text.some((field) => question?.choice.fields.includes(field));
  return (
    <>
      {question && <KeepBefore />}
      {main.map(fieldOf)}
      {report.columns && (
        <IgnoredField
          columns={report.columns.filter((column) => column !== label)}
          value={question?.tried.ignore ?? report.reading.ignore ?? []}
          fault={faultOf('ignore')}
        />
      )}
      {text.length > 0 && (
        <details className="field-wide reading-details" open={isAsked}>
          <summary>{CONTROLS.reading.marks}</summary>
          <div className="fields">{text.map(fieldOf)}</div>
        </details>
      )}
    </>
  );
}

/** How the draft's files were read; each decision can be changed. */
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
