import type { FactsOf } from '../entry-facts.ts';
import type { IdsOf } from '../glossary-text.ts';
import {
  fraction,
  nabla,
  normOf,
  normSquared,
  paren,
  row,
  squared,
  sub,
  subSup,
  sum,
  sup,
  transposeOf,
} from '../math/build.ts';
import type { MathPart } from '../math/math-node.ts';

const gI = sub('g', 'i');
const overN = row(fraction('1', 'N'), sum('i'));
const deviation = paren(gI, '−', nabla('L'));
const inside = (vector: MathPart) =>
  fraction(row(sum('i ≤ 5'), squared(paren(vector, '·', sub('e', 'i')))), normSquared(vector));
const fanIn = sub('n', 'in');

/** Gradient noise, weights, networks and data. */
export const NOISE_MODEL_DATA_FACTS: FactsOf<IdsOf<'noise' | 'weights' | 'model' | 'data'>> = {
  gradientNoise: {
    symbol: 'C/B',
    formulas: [row('C =', overN, deviation, transposeOf(deviation))],
    picture: 'gradients',
    sources: ['threeFactors', 'anisotropicNoise'],
    related: ['covarianceTrace', 'batchSize', 'ratio', 'noiseAlignment'],
  },
  covarianceTrace: {
    symbol: 'tr C',
    formulas: [row('tr C =', overN, normSquared(gI, '−', nabla('L')))],
    sources: ['noiseScale'],
    related: ['gradientNoise', 'simpleNoiseScale', 'covarianceTop'],
  },
  covarianceTop: {
    symbol: 'λ₁(C)',
    sources: ['anisotropicNoise'],
    related: ['covarianceTrace', 'subspaceOverlap', 'gradientNoise'],
  },
  gradientNormSquared: {
    symbol: '‖∇L‖²',
    sources: ['noiseScale'],
    related: ['simpleNoiseScale', 'stepLength'],
  },
  simpleNoiseScale: {
    symbol: 'tr C/‖∇L‖²',
    formulas: [row(sub('B', 'simple'), '=', fraction('tr C', normSquared(nabla('L'))))],
    sources: ['noiseScale'],
    related: ['noiseScale', 'covarianceTrace', 'gradientNormSquared', 'batchSize'],
  },
  noiseScale: {
    symbol: 'tr(HC)/∇LᵀH∇L',
    formulas: [
      row(sub('B', 'noise'), '=', fraction(row('tr', paren('H C')), row(nabla(transposeOf('L')), 'H', nabla('L')))),
    ],
    sources: ['noiseScale'],
    related: ['simpleNoiseScale', 'batchSize', 'tuning'],
  },
  noiseAlignment: {
    symbol: 'tr(CH)P/(tr C tr H)',
    formulas: [fraction(row('P · tr', paren('C H')), row('tr C · tr H'))],
    sources: ['anisotropicNoise'],
    related: ['gradientNoise', 'subspaceOverlap', 'injectedNoise'],
  },
  gradientTopAlignment: {
    symbol: 'cos²(∇L, e₁)',
    formulas: [fraction(squared(paren(nabla('L'), '·', 'e₁')), normSquared(nabla('L')))],
    sources: ['sharpestDirections'],
    related: ['gradientTopFraction', 'sharpness'],
  },
  gradientTopFraction: {
    symbol: '‖Eᵀ∇L‖²/‖∇L‖²',
    formulas: [inside(nabla('L'))],
    sources: ['tinySubspace', 'sharpestDirections'],
    related: ['gradientTopAlignment', 'stepTopFraction', 'nudged'],
  },
  stepTopFraction: {
    symbol: '‖EᵀΔθ‖²/‖Δθ‖²',
    formulas: [inside('Δ θ')],
    sources: ['sharpestDirections'],
    related: ['gradientTopFraction', 'stepLength'],
  },
  subspaceOverlap: {
    symbol: '‖E_HᵀE_C‖²/k',
    formulas: [fraction(subSup(normOf(subSup('E', 'H', 'T'), sub('E', 'C')), 'F', '2'), '5')],
    sources: ['tinySubspace'],
    related: ['noiseAlignment', 'covarianceTop', 'sharpness'],
  },
  distance: {
    symbol: '‖θ − θ₀‖',
    formulas: [normOf(sub('θ', 't'), '−', 'θ₀')],
    sources: ['deepLearning'],
    related: ['stepLength', 'parameterNorm'],
  },
  stepLength: {
    symbol: '‖Δθ‖',
    formulas: [normOf(sub('θ', 't + 1'), '−', sub('θ', 't'))],
    sources: ['sharpestDirections'],
    related: ['stepCosine', 'distance', 'stepTopFraction'],
  },
  stepCosine: {
    symbol: 'cos(Δθ, Δθ₊)',
    formulas: [
      fraction(
        row('Δ', sub('θ', 't'), '· Δ', sub('θ', 't + 1')),
        row(normOf('Δ', sub('θ', 't')), normOf('Δ', sub('θ', 't + 1'))),
      ),
    ],
    sources: ['edgeOfStability'],
    related: ['stepLength', 'edgeOfStability'],
  },
  parameterNorm: { symbol: '‖θ‖', sources: ['deepLearning'], related: ['weightDecay', 'distance', 'margin'] },
  fisherRao: {
    symbol: '‖θ‖_fr',
    formulas: [row(subSup(normOf('θ'), 'fr', '2'), '=', overN, squared(paren(gI, '· θ')))],
    sources: ['fisherRao'],
    related: ['relativeTrace', 'reparametrisation', 'parameterNorm'],
  },
  network: {
    formulas: [row('f ( x ) =', sub('W', 'D'), 'φ', paren('⋯ φ', paren('W₁ x +', 'b₁'), '⋯'), '+', sub('b', 'D'))],
    sources: ['deepLearning'],
    related: ['activation', 'initialisation', 'residualBlock', 'layerNormalisation', 'stem', 'diagonalNetwork'],
  },
  diagonalNetwork: {
    formulas: [row('f ( x ) =', sum('j'), paren(subSup('u', 'j', '2'), '−', subSup('v', 'j', '2')), sub('x', 'j'))],
    sources: ['noiseBenefit'],
    related: ['network', 'sparseRegression'],
  },
  residualBlock: {
    formulas: [row("a ' = a + φ", paren('a W + b'))],
    sources: ['residualMeanField', 'residualLearning'],
    related: ['network', 'layerNormalisation', 'activation'],
  },
  layerNormalisation: {
    formulas: [row("a ' = φ", paren('γ', fraction(row('z − μ'), row('√', paren(sup('σ', '2'), '+ ε'))), '+ β'))],
    sources: ['layerNormalisation'],
    related: ['network', 'residualBlock', 'activation'],
  },
  stem: { sources: ['deepLearning'], related: ['network', 'pooling'] },
  activation: {
    symbol: 'φ',
    picture: 'activations',
    sources: ['deepLearning'],
    related: ['tanh', 'relu', 'gelu', 'softplus', 'linear'],
  },
  tanh: {
    formulas: [
      row('φ ( z ) =', fraction(row(sup('e', 'z'), '−', sup('e', '− z')), row(sup('e', 'z'), '+', sup('e', '− z')))),
    ],
    sources: ['deepLearning'],
    related: ['activation', 'relu'],
  },
  relu: {
    formulas: [row('φ ( z ) = max', paren('0 , z'))],
    sources: ['deepLearning'],
    related: ['activation', 'gelu', 'softplus', 'reparametrisation'],
  },
  gelu: {
    formulas: [row('φ ( z ) = z Φ ( z )')],
    sources: ['gelu'],
    related: ['activation', 'relu'],
  },
  softplus: {
    formulas: [row('φ ( z ) = log', paren('1 +', sup('e', 'z')))],
    sources: ['deepLearning'],
    related: ['activation', 'relu'],
  },
  linear: { formulas: [row('φ ( z ) = z')], sources: ['deepLearning'], related: ['activation', 'linearRegression'] },
  initialisation: {
    formulas: [
      row('σ² =', fraction('a²', fanIn)),
      row('σ² =', fraction('2 a²', fanIn)),
      row('σ² =', fraction('2 a²', row(fanIn, '+', sub('n', 'out')))),
    ],
    sources: ['deepLearning'],
    related: ['gain', 'seed', 'network'],
  },
  gain: { symbol: 'a', sources: ['deepLearning'], related: ['initialisation', 'sharpness', 'accuracyGap'] },
  dataset: { related: ['trainTestSplit', 'dataSeed', 'file', 'remote'] },
  trainTestSplit: { symbol: 'N', sources: ['deepLearning'], related: ['testAccuracy', 'dataset', 'accuracyGap'] },
  dataSeed: { related: ['seed', 'replication', 'dataset'] },
  labelNoise: { sources: ['threeFactors'], related: ['trainAccuracy', 'accuracyGap'] },
  inputNoise: { related: ['standardisation', 'labelNoise'] },
  standardisation: {
    formulas: [
      row('x ←', fraction(row('x −', { tag: 'mover', content: [row('x'), { tag: 'mo', content: '¯' }] }), 's')),
    ],
    sources: ['deepLearning'],
    related: ['inputNoise', 'dataset'],
  },
  pooling: { related: ['stem', 'dataset'] },
  glyphs: { related: ['dataset', 'remote', 'trainTestSplit'] },
  moons: { picture: 'moons', related: ['spirals', 'circles', 'dataset'] },
  spirals: { picture: 'spirals', related: ['moons', 'circles', 'edgeOfStability'] },
  circles: { picture: 'circles', related: ['moons', 'spirals', 'dataset'] },
  gaussians: { picture: 'gaussians', related: ['teacher', 'dataset'] },
  teacher: { related: ['gaussians', 'dataset'] },
  chebyshev: {
    formulas: [row(sub('T', 'k + 1'), '( x ) = 2 x', sub('T', 'k'), '( x ) −', sub('T', 'k − 1'), '( x )')],
    sources: ['edgeOfStability'],
    related: ['edgeOfStability', 'squaredError'],
  },
  sparseRegression: {
    formulas: [row('y =', 'x₁ + ⋯ +', sub('x', 's'))],
    sources: ['noiseBenefit'],
    related: ['diagonalNetwork', 'linearRegression'],
  },
  linearRegression: {
    formulas: [row('y =', sum('j'), sub('x', 'j'), '+ ε')],
    sources: ['diffusion'],
    related: ['sparseRegression', 'squaredError'],
  },
  points: { related: ['dataset', 'trainTestSplit', 'file'] },
  formula: { formulas: [row('y = f ( x₁ , x₂ )')], related: ['dataset', 'squaredError', 'labelNoise'] },
  remote: { related: ['file', 'glyphs', 'pooling'] },
  file: { related: ['remote', 'spec', 'trainTestSplit'] },
};
