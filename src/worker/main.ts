import type { Request } from './protocol.ts';

// Nothing may import this file or share a chunk with it: WebKit evaluates a worker's entry again for a chunk that imports
// it, and the second copy would take the messages. So it holds no code that a bundler could want elsewhere.
const loading = import('./serve.ts');
// As an uncaught error, which the page is told of, and not as an unhandled rejection, which it is not.
loading.catch(reportError);

self.onmessage = async ({ data }: MessageEvent<Request>) => (await loading).serve(data);
