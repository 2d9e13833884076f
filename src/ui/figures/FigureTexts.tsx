import { useState } from 'react';
import { FIGURES } from './words.ts';

/** What is said of a figure beside it, in English. */
export interface FigureWords {
  readonly methods: string;
  readonly bibtex: string;
  /** Computes it again. */
  readonly command: string;
}

/** Methods, BibTeX and the command to copy, each also as a text that can be selected. */
export function FigureTexts({ methods, bibtex, command }: FigureWords) {
  const [said, setSaid] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(FIGURES.copied);
    } catch {
      setIsOpen(true);
      setSaid(FIGURES.notCopied);
    }
  };
  const texts = [
    [FIGURES.methods, methods],
    [FIGURES.bibtex, bibtex],
    [FIGURES.command, command],
  ] as const;
  return (
    <div className="figure-texts">
      <div className="figure-buttons">
        <button type="button" className="button" onClick={() => void copy(methods)}>
          {FIGURES.copyMethods}
        </button>
        <button type="button" className="button" onClick={() => void copy(bibtex)}>
          {FIGURES.copyBibtex}
        </button>
        <button type="button" className="button" onClick={() => void copy(command)}>
          {FIGURES.copyCommand}
        </button>
        <span role="status">{said}</span>
      </div>
      <details open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>{texts.map(([name]) => name).join(' · ')}</summary>
        {texts.map(([name, text]) => (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <p lang="en" className={text === methods ? undefined : 'figure-code'}>
              {text}
            </p>
          </section>
        ))}
      </details>
    </div>
  );
}
