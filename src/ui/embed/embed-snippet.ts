export interface SnippetOptions {
  readonly address: string;
  readonly title: string;
  /** CSS pixels; null: the width of what it stands in. */
  readonly width: number | null;
  /** CSS pixels. */
  readonly height: number;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const attribute = (text: string) => text.replace(/[&"<>]/g, (character) => ENTITIES[character] ?? character);

/** HTML that shows an embed on another page, at a fixed height. */
export const frameSnippet = ({ address, title, width, height }: SnippetOptions): string =>
  `<iframe src="${attribute(address)}" title="${attribute(title)}" width="${width ?? '100%'}" height="${height}" style="border: 0" loading="lazy"></iframe>`;

/** A script for the framing page, once for all embeds on it: each frame gets the height that its embed has. */
export const HEIGHT_SCRIPT = `<script>
  addEventListener('message', ({ data, source }) => {
    if (data?.type !== 'sgdscope-embed' || data.version !== 1) return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.height = data.height;
  });
</script>`;
