import type { ReactNode } from 'react';
import { showScheme } from '../colour-scheme.ts';
import { showLanguage, showStoredLanguage } from '../text/languages.ts';
import type { AppStore } from '../use-app.ts';
import { EmbedPage } from './EmbedPage.tsx';
import { embedRequestIn } from './embed-address.ts';

/** What a frame of another page shows, by the address; in the language and colours that it asks for. Null on the way to another document. */
export async function openEmbed(store: AppStore): Promise<ReactNode> {
  const { search, hash } = window.location;
  const isEmbed = document.querySelector('meta[name=sgdscope-embed]') !== null;
  if (!isEmbed && new URLSearchParams(search).has('embed')) {
    window.location.replace(`embed.html${search}${hash}`);
    return null;
  }
  const request = isEmbed ? embedRequestIn(search) : null;
  if (request?.theme) showScheme(request.theme);
  await (request?.language ? showLanguage(request.language) : showStoredLanguage());
  return <EmbedPage store={store} request={request} isFramed={!isEmbed} />;
}
