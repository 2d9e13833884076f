import type { Page } from 'playwright';

/** A file as it is dropped or picked. */
export interface NamedBuffer {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}
export const namedBuffer = (name: string, buffer: Buffer): NamedBuffer => ({
  name,
  mimeType: 'application/octet-stream',
  buffer,
});

/** Drops files on the middle of the page, as a person does. */
export async function dropFiles(page: Page, files: readonly NamedBuffer[]): Promise<void> {
  const transfer = await page.evaluateHandle(
    (contents) => {
      const made = new DataTransfer();
      for (const { name, base64 } of contents)
        made.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
      return made;
    },
    files.map(({ name, buffer }) => ({ name, base64: buffer.toString('base64') })),
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', type, { dataTransfer: transfer });
}
