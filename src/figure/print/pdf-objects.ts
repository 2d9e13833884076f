import { zlibSync } from 'fflate';

const LATIN1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);

/** A text of a document's description: UTF-16 with a byte order mark, in hexadecimal. */
export const pdfText = (text: string): string =>
  `<FEFF${Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('')}>`;

/** The objects of a PDF file in order; the first is the catalogue. Source: ISO 32000-1, 7.5. */
export class PdfObjects {
  private readonly objects: Uint8Array[] = [];

  /** Keeps a number for an object that is defined later. */
  reserve(): number {
    return this.objects.push(LATIN1('null'));
  }

  define(id: number, content: string): number {
    this.objects[id - 1] = LATIN1(content);
    return id;
  }

  add(content: string): number {
    return this.define(this.reserve(), content);
  }

  /** A compressed stream; `entries` are added to its dictionary. */
  addStream(data: Uint8Array | string, entries = ''): number {
    const plain = typeof data === 'string' ? LATIN1(data) : data;
    const packed = zlibSync(plain, { level: 9 });
    const head = LATIN1(`<</Length ${packed.length}/Filter/FlateDecode${entries}>>stream\n`);
    const tail = LATIN1('\nendstream');
    const object = new Uint8Array(head.length + packed.length + tail.length);
    object.set(head);
    object.set(packed, head.length);
    object.set(tail, head.length + packed.length);
    this.objects.push(object);
    return this.objects.length;
  }

  /** The file, with the number of the object that describes it. */
  file(info: number): Uint8Array<ArrayBuffer> {
    // A line of bytes beyond ASCII says that the file is not text.
    const parts = [LATIN1('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n')];
    const offsets: number[] = [];
    let length = parts[0]?.length ?? 0;
    const put = (part: Uint8Array<ArrayBuffer>) => {
      parts.push(part);
      length += part.length;
    };
    for (const [i, object] of this.objects.entries()) {
      offsets.push(length);
      put(LATIN1(`${i + 1} 0 obj\n`));
      put(object.slice());
      put(LATIN1('\nendobj\n'));
    }
    const start = length;
    const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    put(LATIN1(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${entries}`));
    put(LATIN1(`trailer\n<</Size ${offsets.length + 1}/Root 1 0 R/Info ${info} 0 R>>\nstartxref\n${start}\n%%EOF\n`));
    const file = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }
}
