import './format-guide.css';
import { CodeText } from './CodeText.tsx';
import { MEASURE } from './words.ts';

/** How to save a network so that it can be measured; shown while none is open. */
export function FormatGuide() {
  const { pytorch, pytorchCode, pytorchNote, other, otherCode, otherNote } = MEASURE.guide;
  return (
    <div className="format-guide">
      <section>
        <h3>{pytorch}</h3>
        <pre>
          <code>{pytorchCode}</code>
        </pre>
        <p>
          <CodeText text={pytorchNote} />
        </p>
      </section>
      <section>
        <h3>{other}</h3>
        <pre>
          <code>{otherCode}</code>
        </pre>
        <p>
          <CodeText text={otherNote} />
        </p>
      </section>
    </div>
  );
}
