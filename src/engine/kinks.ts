import type { ModelSpec } from './model.ts';
import type { Network } from './network.ts';

/** Why a network with kinks is refused where a derivative of H is needed. */
export const KINKS =
  'the Hessian of a ReLU network jumps where a unit changes sign, and its derivative in between misses those jumps';

/** Whether some layer has an activation with kinks. */
function hasKinks(model: Network | ModelSpec): boolean {
  if ('layers' in model) return model.layers.some((layer) => 'activation' in layer && layer.activation === 'relu');
  const { architecture, activation, hidden, stem } = model;
  return architecture === undefined && activation === 'relu' && hidden.length + stem.length > 0;
}

/** Why the Hessian of a network or of the model of one has no useful derivative; undefined where it has. */
export const kinkReason = (model: Network | ModelSpec): string | undefined => (hasKinks(model) ? KINKS : undefined);
