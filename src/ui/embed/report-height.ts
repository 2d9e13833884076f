/** What an embed tells the page that frames it, whenever its height changes. */
export interface EmbedMessage {
  readonly type: 'sgdscope-embed';
  readonly version: 1;
  /** Of the whole embed, in CSS pixels, rounded up. */
  readonly height: number;
}

/** Tells the framing page the height of an element, now and whenever it changes. Returns what ends it. */
export function reportHeight(element: HTMLElement, tell: (message: EmbedMessage) => void = tellParent): () => void {
  let told = 0;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === told) return;
    told = height;
    tell({ type: 'sgdscope-embed', version: 1, height });
  });
  observer.observe(element);
  return () => observer.disconnect();
}

/** To whichever page it is: a height is no secret. */
const tellParent = (message: EmbedMessage) => window.parent.postMessage(message, '*');
