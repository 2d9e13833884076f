import type { ClaimRecord } from '../evidence/claim-record.ts';
import { shippedEvidence } from '../evidence/shipped-evidence.ts';
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

/** The evidence that ships with the page, of these claims or of all. */
export const fetchEvidence = (only?: readonly string[]): Promise<ClaimRecord[]> =>
  shippedEvidence(async (name) => (await servedFile(`evidence/${name}`)).text(), only);
