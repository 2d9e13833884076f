import { unzlibSync } from 'fflate';

/** What a reader of PDF files finds in one: written from the specification, and not from the code that writes them. */
export interface ReadPdf {
  /** By number. */
  readonly objects: ReadonlyMap<number, string>;
  /** Streams by number, unpacked. */
  readonly streams: ReadonlyMap<number, Uint8Array>;
  readonly trailer: string;
}

const text = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');

/** Reads a file by its table of cross references (ISO 32000-1, 7.5.4); throws where that does not lead to the objects. */
export function readPdf(file: Uint8Array): ReadPdf {
  const whole = text(file);
  if (!whole.startsWith('%PDF-1.') || !whole.endsWith('%%EOF\n')) throw new Error('not a PDF file');
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(whole)?.[1]);
  const [, first, count] = /^xref\n(\d+) (\d+)\n/.exec(whole.slice(start)) ?? [];
  if (first !== '0' || count === undefined) throw new Error('no table of cross references where the file says');
  const entries = whole
    .slice(start)
    .split('\n')
    .slice(2, 2 + Number(count));
  const objects = new Map<number, string>();
  const streams = new Map<number, Uint8Array>();
  for (const [id, entry] of entries.entries()) {
    if (entry.length !== 19) throw new Error(`entry ${id} must be 20 bytes with its line end, got ${entry.length + 1}`);
    if (id === 0) continue;
    const at = Number(entry.slice(0, 10));
    const head = `${id} 0 obj\n`;
    if (!whole.startsWith(head, at)) throw new Error(`object ${id} is not where the table says`);
    const end = whole.indexOf('\nendobj\n', at);
    const body = whole.slice(at + head.length, end);
    const stream = /stream\n/.exec(body);
    objects.set(id, stream ? body.slice(0, stream.index) : body);
    if (!stream) continue;
    const length = Number(/\/Length (\d+)/.exec(body)?.[1]);
    const from = at + head.length + stream.index + stream[0].length;
    if (!whole.startsWith('\nendstream', from + length)) throw new Error(`stream ${id} is not as long as it says`);
    streams.set(id, unzlibSync(file.slice(from, from + length)));
  }
  return { objects, streams, trailer: whole.slice(whole.lastIndexOf('trailer')) };
}

/** The operators of the only page. */
export function pageContent({ objects, streams }: ReadPdf): string {
  const page = [...objects.values()].find((object) => object.includes('/Type/Page/'));
  const id = Number(/\/Contents (\d+) 0 R/.exec(page ?? '')?.[1]);
  return text(streams.get(id) ?? new Uint8Array());
}

/** A text string of the document's description, in UTF-16 with a mark. */
export function infoText({ objects }: ReadPdf, name: string): string | null {
  const info = [...objects.values()].find((object) => object.includes('/Creator'));
  const hex = new RegExp(`/${name}<FEFF([0-9A-Fa-f]*)>`).exec(info ?? '')?.[1];
  if (hex === undefined) return null;
  return (hex.match(/.{4}/g) ?? []).map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
}
