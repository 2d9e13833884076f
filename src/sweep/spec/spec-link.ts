import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { messageOf, SpecError } from '../../errors.ts';
import { parseSweepSpec, type SweepSpec } from './sweep-spec.ts';

const KEY = 'sweep';
/** A spec is a few hundred bytes; more than this is refused. */
const MAX_TEXT_BYTES = 1 << 20;

const toBase64Url = (bytes: Uint8Array) =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));

/** The fragment of a link that carries a whole spec: whoever opens it can reproduce its numbers. */
export function specFragment(spec: SweepSpec): string {
  return `#${KEY}=${toBase64Url(deflateSync(strToU8(JSON.stringify(spec)), { level: 9 }))}`;
}

/** The spec in a link's fragment; undefined where it carries none. Throws SpecError where it carries a damaged one. */
export function specInFragment(fragment: string): SweepSpec | undefined {
  const packed = new URLSearchParams(fragment.replace(/^#/, '')).get(KEY);
  if (packed === null) return undefined;
  let content: unknown;
  try {
    const text = inflateSync(fromBase64Url(packed), { out: new Uint8Array(MAX_TEXT_BYTES) });
    content = JSON.parse(strFromU8(text));
  } catch (error) {
    const reason = messageOf(error);
    throw new SpecError(
      `link: its fragment must hold a whole spec, got one that cannot be read (${reason}). Copy the link again.`,
    );
  }
  return parseSweepSpec(content);
}
