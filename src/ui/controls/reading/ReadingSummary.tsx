import type { ReactNode } from 'react';
import { KEPT_BACK } from '../../../data/files-dataset.ts';
import type { ReadingReport } from '../../../data/reading.ts';
import type { FileSource } from '../../../data/spec.ts';
import { formatShort } from '../../../figure/format-number.ts';
import { formatCount } from '../../charts/format.ts';
import { Message } from '../../text/Message.tsx';
import { CONTROLS } from '../words.ts';

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
  const words = CONTROLS.reading;
  const classTexts = classes.map(({ name, count }) => `${name} ${formatCount(count)}`);
  return (
    <section className="field-wide reading-summary" aria-label={words.summary}>
      <dl>
        <Row title={words.rows}>
          {ownTest === null ? words.heldOut(rows, formatShort(100 * KEPT_BACK)) : words.givenTest(rows, ownTest)}
        </Row>
        <Row title={words.inputs}>
          {inputs.length === 0 ? (
            words.images(shape.join(' × '))
          ) : (
            <ShortList items={inputs} rest={words.byName(inputs.length)} />
          )}
        </Row>
        <Row title={task === 'regression' ? words.target : words.label}>{label}</Row>
        {classes.length > 0 && (
          <Row title={words.classes}>
            <ShortList items={classTexts} rest={words.withCounts(classes.length)} />
          </Row>
        )}
        {ignored.length > 0 && (
          <Row title={words.ignored}>
            <ShortList items={ignored} rest={words.byName(ignored.length)} />
          </Row>
        )}
        <Row title={words.hash}>
          <code title={source.sha256}>{source.sha256.slice(0, 8)}</code>
        </Row>
      </dl>
      {warnings.length > 0 && (
        <ul className="reading-warnings" aria-label={words.warnings}>
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
