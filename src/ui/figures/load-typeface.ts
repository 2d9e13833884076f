import bold from '../../figure/font/inter/Inter-Bold.ttf?url';
import italic from '../../figure/font/inter/Inter-Italic.ttf?url';
import regular from '../../figure/font/inter/Inter-Regular.ttf?url';
import licence from '../../figure/font/inter/OFL.txt?url';
import { readTypeface, type Typeface } from '../../figure/font/typeface.ts';

/** Address of the licence of the typeface, which is served with it. */
export const TYPEFACE_LICENCE: string = licence;

async function bytesAt(url: string): Promise<Uint8Array> {
  const answer = await fetch(url);
  if (!answer.ok)
    throw new Error(`${url}: must be served with the page, got status ${answer.status}. Reload the page.`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function load(): Promise<Typeface> {
  const [Regular, Italic, Bold] = await Promise.all(
    [regular, italic, bold].map(bytesAt) as [Promise<Uint8Array>, Promise<Uint8Array>, Promise<Uint8Array>],
  );
  return readTypeface({ Regular, Italic, Bold });
}

let loading: Promise<Typeface> | null = null;

/** The typeface of figures, fetched once; after a failure it is fetched again. */
export function loadTypeface(): Promise<Typeface> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}
