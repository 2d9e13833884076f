import type { Request } from './protocol.ts';

// Nothing may import this file or share a chunk with it: WebKit evaluates a worker's entry again for each chunk that imports
// it, and the second copy would receive the messages. It therefore contains no code that a bundler could share.
const loading = import('./serve.ts');
// An uncaught error reaches the page as an event; an unhandled rejection does not.
loading.catch(reportError);

self.onmessage = async ({ data }: MessageEvent<Request>) => (await loading).serve(data);
