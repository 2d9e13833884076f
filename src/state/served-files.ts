import { fetchServed } from '../offline/page/fetch-served.ts';
import type { ReferenceContent } from '../worker/engine-pool.ts';

const REFERENCE_NETWORKS = [
  'linear-mse',
  'logistic-ce',
  'mlp-tanh-ce',
  'mlp-relu-mse',
  'mlp-deep-gelu-ce',
  'cnn-tanh-ce',
];

/** A file that is served with the page. Rejects where it is not. */
async function servedFile(path: string): Promise<Response> {
  const response = await fetchServed(path);
  if (!response.ok) throw new Error(`${path}: must be served with the page, got status ${response.status}.`);
  return response;
}

/** The reference networks that engines are checked with. */
export const fetchReferenceFiles = (): Promise<ReferenceContent[]> =>
  Promise.all(
    REFERENCE_NETWORKS.map(async (name) => {
      const response = await servedFile(`reference/${name}.json`);
      return { content: await response.json(), source: name };
    }),
  );

/** A file of the evidence that ships with the page. */
export const fetchEvidence = async (name: string): Promise<string> => (await servedFile(`evidence/${name}`)).text();
