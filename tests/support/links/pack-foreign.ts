import { deflateSync, strToU8 } from 'fflate';

/** Bytes of a link of version 1 that this page would not make, compressed as it would. */
export const packForeign = (content: string | Uint8Array): string =>
  `#sweep=${Buffer.from(deflateSync(typeof content === 'string' ? strToU8(content) : content)).toString('base64url')}`;
