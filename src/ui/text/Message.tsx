import { Fragment } from 'react';
import { useLanguage } from './languages.ts';
import { useMessageParts } from './use-message.ts';

/** A message of the code below the page, in the language of the page; what there is no German for is marked as English. */
export function Message({ text }: { readonly text: string }) {
  const language = useLanguage();
  const parts = useMessageParts()(text);
  return parts.map((part, i) => (
    <Fragment key={part.text}>
      {i > 0 && ' '}
      {part.language === language ? part.text : <span lang={part.language}>{part.text}</span>}
    </Fragment>
  ));
}
