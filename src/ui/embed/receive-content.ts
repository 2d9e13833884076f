import { z } from 'zod';

/** What the page around an embed with `content=message` sends, whenever the embed says that it waits for it. */
const openMessage = z.object({
  type: z.literal('sgdscope-open'),
  version: z.literal(1),
  /** Of a spec or of a saved sweep, as a file would hold it. */
  text: z.string(),
});

/** What such an embed says once it can be sent something. */
export interface ReadyMessage {
  readonly type: 'sgdscope-embed-ready';
  readonly version: 1;
}

/** Opens what the framing page sends, and nothing from any other window. Returns what ends it. */
export function receiveContent(
  open: (text: string) => void,
  { frame = window, around = window.parent }: { readonly frame?: Window; readonly around?: Window } = {},
): () => void {
  const hear = ({ data, source }: MessageEvent) => {
    if (source !== around) return;
    const message = openMessage.safeParse(data);
    if (message.success) open(message.data.text);
  };
  frame.addEventListener('message', hear);
  // To whichever page it is: that an embed waits is no secret.
  around.postMessage({ type: 'sgdscope-embed-ready', version: 1 } satisfies ReadyMessage, '*');
  return () => frame.removeEventListener('message', hear);
}
