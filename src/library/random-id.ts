/** 96 random bits in hex. `crypto.randomUUID` is missing on pages that are not served securely. */
export const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
