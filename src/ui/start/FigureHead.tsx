import { MarkedText } from './MarkedText.tsx';

interface FigureHeadProps {
  readonly id: string;
  readonly title: string;
  /** Numbers behind the title, or what is missing for them. */
  readonly note: string;
}

/** The title of a figure: what it shows, with the numbers that say so. */
export function FigureHead({ id, title, note }: FigureHeadProps) {
  return (
    <header className="start-figure-head">
      <h2 id={id}>
        <MarkedText text={title} />
      </h2>
      <p>
        <MarkedText text={note} />
      </p>
    </header>
  );
}
