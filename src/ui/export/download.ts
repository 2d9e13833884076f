/** Longer names are refused by some file systems. */
const MOST_NAME = 120;

/** Separators of paths, characters that systems refuse, control characters, and those that turn the direction of a text. */
const NO_FILE_NAME = /[\p{Cc}\p{Cf}\p{Cs}\\/:*?"<>|]+/gu;

/** A name under which any system keeps a file in the folder that the user chose; the extension stays. */
export function fileName(name: string): string {
  const [extension = ''] = /\.[A-Za-z0-9]{1,10}$/.exec(name) ?? [];
  const plain = name.slice(0, name.length - extension.length).replace(NO_FILE_NAME, '-');
  const stem = Array.from(plain.replace(/^[.\s-]+/, ''))
    .slice(0, MOST_NAME)
    .join('')
    .replace(/[.\s]+$/, '');
  return `${stem === '' ? 'sgdscope' : stem}${extension}`;
}

/** Downloads a blob as a file. */
export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(name);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Downloads the text of a saved sweep under its name. */
export const downloadSweep = (name: string, text: string): void =>
  download(new Blob([text], { type: 'application/json' }), `${fileStem(name, 'sweep')}.json`);

/** A file name from text: "Sharpness follows η/B" gives "sharpness-follows-η-b". */
export function fileStem(...words: readonly string[]): string {
  return words
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
