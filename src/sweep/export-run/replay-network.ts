import { ACTIVATION_RECORDS } from '../../engine/activations.ts';
import type { Layer, Loss, Network } from '../../engine/network.ts';

const LOSS_EXPRESSIONS: Readonly<Record<Loss, string>> = {
  crossEntropy: 'nn.functional.cross_entropy(outputs, labels)',
  squaredError: '0.5 * (outputs - nn.functional.one_hot(labels, outputs.shape[1])).square().sum(dim=1).mean()',
};

function modulesOf(layer: Layer): (string | undefined)[] {
  if (layer.kind === 'diagonal' || layer.kind === 'add') return []; // refused by exportRun; see blocksOf
  if (layer.kind === 'avgpool') return [`nn.AvgPool2d(${layer.size})`];
  if (layer.kind === 'layernorm') return [`nn.LayerNorm(${layer.size})`, ACTIVATION_RECORDS[layer.activation].pytorch];
  const own =
    layer.kind === 'conv'
      ? `nn.Conv2d(${layer.in}, ${layer.out}, ${layer.kernel}, padding=${(layer.kernel - 1) / 2})`
      : `nn.Linear(${layer.in}, ${layer.out})`;
  return [own, ACTIVATION_RECORDS[layer.activation].pytorch];
}

const isImageLayer = ({ kind }: Layer) => kind === 'conv' || kind === 'avgpool';

const FLATTEN = `class FlattenImages(nn.Module):
    """[n, channels, height, width] to rows of numbers, channels last as in sgdscope."""

    def forward(self, images):
        return images.permute(0, 2, 3, 1).flatten(1)


`;

const RESIDUAL = `class Residual(nn.Sequential):
    """Adds its input to the outputs of its layers."""

    def forward(self, inputs):
        return inputs + super().forward(inputs)


`;

/** The modules of all layers that are not of images; a residual block is one. */
function blocksOf(layers: Network['layers']): string[] {
  const modules: { readonly layer: number; readonly text: string }[] = [];
  layers.forEach((layer, index) => {
    if (isImageLayer(layer)) return;
    if (layer.kind !== 'add') {
      for (const text of modulesOf(layer)) if (text !== undefined) modules.push({ layer: index, text });
      return;
    }
    const first = modules.findIndex((module) => module.layer >= layer.from);
    const inner = modules.splice(first).map(({ text }) => text);
    modules.push({ layer: layer.from, text: `Residual(${inner.join(', ')})` });
  });
  return modules.map(({ text }) => text);
}

/** Python: the network as a PyTorch model, its inputs in the layout that it expects, and its loss. */
export function networkSource({ layers, loss }: Network): string {
  const stem = layers.filter(isImageLayer);
  const modules = [
    ...stem.flatMap(modulesOf),
    ...(stem.length > 0 ? ['FlattenImages()'] : []),
    ...blocksOf(layers),
  ].filter((module) => module !== undefined);
  const isResidual = layers.some(({ kind }) => kind === 'add');
  return `${stem.length > 0 ? FLATTEN : ''}${isResidual ? RESIDUAL : ''}def build_model():
    return nn.Sequential(
${modules.map((module) => `        ${module},`).join('\n')}
    )


def prepare(inputs):
    return ${stem.length > 0 ? 'inputs.permute(0, 3, 1, 2).contiguous()' : 'inputs.flatten(1)'}


def loss_of(outputs, labels):
    """Mean over examples."""
    return ${LOSS_EXPRESSIONS[loss]}
`;
}
