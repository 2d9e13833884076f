import type { ReactNode } from 'react';
import { KEPT_BACK } from '../../../data/files-dataset.ts';
import type { ReadingReport } from '../../../data/reading.ts';
import type { FileSource } from '../../../data/spec.ts';
import { formatShort } from '../../../figure/format-number.ts';
import { formatCount } from '../../charts/format.ts';
import { Message } from '../../text/Message.tsx';

/** Longer lists are collapsed. */
const SHORT = 6;

function ShortList({ items, rest }: { items: readonly string[]; rest: string }) {
  if (items.length <= SHORT) return items.join(', ');
  return (
    <details className="reading-details">
      <summary>{rest}</summary>
      {items.join(', ')}
    </details>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** What was found in files: rows, inputs, classes, split, hash, warnings. */
export function ReadingSummary({ report, source }: { report: ReadingReport; source: FileSource }) {
  const { rows, inputs, label, classes, ignored, shape, task, ownTest, warnings } = report;
  const classTexts = classes.map(({ name, count }) => `${name} ${formatCount(count)}`);
  return (
    <section className="field-wide reading-summary" aria-label="How the file was read">
      <dl>
        <Row title="Rows">
          {formatCount(rows)},{' '}
          {ownTest === null
            ? `${formatShort(100 * KEPT_BACK)} % held out for testing`
            : `${formatCount(ownTest)} for testing, as given by the file`}
        </Row>
        <Row title="Inputs">
          {inputs.length === 0 ? (
            `images ${shape.join(' × ')}`
          ) : (
            <ShortList items={inputs} rest={`${formatCount(inputs.length)}, by name`} />
          )}
        </Row>
        <Row title={task === 'regression' ? 'Target' : 'Label'}>{label}</Row>
        {classes.length > 0 && (
          <Row title="Classes">
            <ShortList items={classTexts} rest={`${formatCount(classes.length)}, with counts`} />
          </Row>
        )}
        {ignored.length > 0 && (
          <Row title="Ignored">
            <ShortList items={ignored} rest={`${formatCount(ignored.length)}, by name`} />
          </Row>
        )}
        <Row title="SHA-256">
          <code title={source.sha256}>{source.sha256.slice(0, 8)}</code>
        </Row>
      </dl>
      {warnings.length > 0 && (
        <ul className="reading-warnings" aria-label="Warnings">
          {warnings.map((warning) => (
            <li key={warning}>
              <Message text={warning} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
