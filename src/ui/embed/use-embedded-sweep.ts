import { useEffect, useState } from 'react';
import { useStore } from '../use-app.ts';
import { receiveContent } from './receive-content.ts';

/** What became of the sweep that an embed shows: 'refused' what the framing page sent, of which the store says why. */
export type EmbeddedSweep = 'linked' | 'waiting' | 'open' | 'refused';

/** Opens the sweep of the address, or with `isSent` the one that the framing page sends. It is run when that is asked for. */
export function useEmbeddedSweep(isSent: boolean): EmbeddedSweep {
  const store = useStore();
  const [sent, setSent] = useState<EmbeddedSweep>('waiting');
  useEffect(() => {
    const { followLink, openFiles } = store.getState();
    if (!isSent) return void followLink(window.location.hash, { isOwn: false, engine: null });
    return receiveContent(async (text) => {
      const file = new File([text], 'notebook.json', { type: 'application/json' });
      setSent((await openFiles([file])) === 'sweep' ? 'open' : 'refused');
    });
  }, [store, isSent]);
  return isSent ? sent : 'linked';
}
