import type { Layer } from './network.ts';

/** Short text of a layer: "conv 3×3 1→4 relu", "pool2", "64→32 tanh", "layernorm 32 tanh", "+ input of layer 2". */
export function layerText(layer: Layer): string {
  if (layer.kind === 'avgpool') return `pool${layer.size}`;
  if (layer.kind === 'diagonal') return `diagonal ${layer.in}→1`;
  if (layer.kind === 'add') return `+ input of layer ${layer.from + 1}`;
  if (layer.kind === 'layernorm') return `layernorm ${layer.size} ${layer.activation}`;
  const size =
    layer.kind === 'conv'
      ? `conv ${layer.kernel}×${layer.kernel} ${layer.in}→${layer.out}`
      : `${layer.in}→${layer.out}`;
  return `${size} ${layer.activation}`;
}
