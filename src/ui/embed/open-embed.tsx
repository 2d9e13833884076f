import type { ReactNode } from 'react';
import { showScheme } from '../colour-scheme.ts';
import { showLanguage, showStoredLanguage } from '../text/languages.ts';
import type { AppStore } from '../use-app.ts';
import { EmbedPage } from './EmbedPage.tsx';
import { embedRequestIn } from './embed-address.ts';

/** What a frame of another page shows, by the address; in the language and colours that it asks for. */
export async function openEmbed(store: AppStore, isFramed: boolean): Promise<ReactNode> {
  const request = isFramed ? null : embedRequestIn(window.location.search);
  if (request?.theme) showScheme(request.theme);
  await (request?.language ? showLanguage(request.language) : showStoredLanguage());
  return <EmbedPage store={store} request={request} isFramed={isFramed} />;
}
