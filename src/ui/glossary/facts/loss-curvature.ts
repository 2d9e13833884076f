import type { FactsOf } from '../entry-facts.ts';
import type { IdsOf } from '../glossary-text.ts';
import {
  bracket,
  expectation,
  fraction,
  nabla,
  normOf,
  normSquared,
  paren,
  root,
  row,
  size,
  squared,
  sub,
  sum,
  sup,
  transposeOf,
  under,
} from '../math/build.ts';

const gB = sub('g', 'B');
const vT = transposeOf('v');
const overN = (index = 'i') => row(fraction('1', 'N'), sum(index));
const unit = row(normOf('v'), '= 1');
const lambdaI = sub('λ', 'i');
const test = (symbol: string) => sub(symbol, 'test');

/** What is measured of the loss and of its curvature. */
export const LOSS_CURVATURE_FACTS: FactsOf<IdsOf<'loss' | 'curvature' | 'stability'>> = {
  trainLoss: {
    symbol: 'L',
    formulas: [row('L ( θ ) =', overN(), sub('ℓ', 'i'), '( θ )')],
    sources: ['deepLearning'],
    related: ['testLoss', 'crossEntropy', 'squaredError', 'trainAccuracy'],
  },
  testLoss: {
    symbol: 'L_test',
    formulas: [row(test('L'), '=', fraction('1', test('N')), sum('j'), sub('ℓ', 'j'), '( θ )')],
    sources: ['deepLearning'],
    related: ['trainLoss', 'lossGap', 'testAccuracy'],
  },
  trainAccuracy: { symbol: 'acc', sources: ['deepLearning'], related: ['testAccuracy', 'accuracyGap', 'labelNoise'] },
  testAccuracy: {
    symbol: 'acc_test',
    sources: ['deepLearning'],
    related: ['accuracyGap', 'testLoss', 'trainAccuracy'],
  },
  accuracyGap: {
    symbol: 'acc − acc_test',
    formulas: [row('acc −', test('acc'))],
    picture: 'gap',
    sources: ['threeFactors', 'largeBatch'],
    related: ['lossGap', 'testAccuracy', 'ratio', 'reparametrisation'],
  },
  lossGap: {
    symbol: 'L_test − L',
    formulas: [row(test('L'), '− L')],
    sources: ['largeBatch'],
    related: ['accuracyGap', 'testLoss', 'trainLoss'],
  },
  margin: {
    symbol: 'γ₁₀',
    formulas: [row('γ =', sub('f', 'y'), '−', under('max', 'k ≠ y'), sub('f', 'k'))],
    sources: ['margins'],
    related: ['testAccuracy', 'parameterNorm'],
  },
  crossEntropy: {
    formulas: [row('ℓ = − log', fraction(sup('e', sub('f', 'y')), row(sum('k'), sup('e', sub('f', 'k')))))],
    sources: ['deepLearning'],
    related: ['squaredError', 'trainLoss', 'sharpness'],
  },
  squaredError: {
    formulas: [row('ℓ =', fraction('1', '2'), normSquared('f − y'))],
    sources: ['edgeOfStability'],
    related: ['crossEntropy', 'trainLoss', 'stabilityLimit'],
  },
  hessian: {
    symbol: 'H',
    formulas: [row(sub('H', 'i j'), '=', fraction('∂² L', row('∂', sub('θ', 'i'), '∂', sub('θ', 'j'))))],
    sources: ['pearlmutter'],
    related: ['sharpness', 'hessianTrace', 'spectrum', 'gaussNewtonTop'],
  },
  sharpness: {
    symbol: 'λ₁',
    formulas: [row('λ₁ =', under('max', unit), vT, 'H v')],
    picture: 'parabolas',
    sources: ['threeFactors', 'edgeOfStability', 'sharpMinima'],
    related: ['hessian', 'stabilityLimit', 'edgeOfStability', 'reparametrisation', 'residual'],
  },
  hessianSecond: {
    symbol: 'λ₂',
    formulas: [row('λ₁ ≥ λ₂ ≥ ⋯ ≥', sub('λ', 'P'))],
    sources: ['sharpestDirections', 'edgeOfStability'],
    related: ['sharpness', 'edgeOfStability', 'spectrum'],
  },
  hessianSmallest: {
    symbol: 'λ_min',
    formulas: [row(sub('λ', 'min'), '=', under('min', unit), vT, 'H v')],
    sources: ['parlett'],
    related: ['sharpness', 'spectrum'],
  },
  hessianTrace: {
    symbol: 'tr H',
    formulas: [row('tr H =', sum('i'), lambdaI, '=', expectation('', vT, 'H v'))],
    sources: ['threeFactors', 'hutch'],
    related: ['sharpness', 'hessianFrobenius', 'spectrum'],
  },
  hessianFrobenius: {
    symbol: '‖H‖_F',
    formulas: [row(sub(normOf('H'), 'F'), '=', root(row(sum('i'), squared(lambdaI))))],
    sources: ['threeFactors'],
    related: ['hessianTrace', 'sharpness'],
  },
  spectrum: {
    formulas: [row('ρ ( λ ) =', fraction('1', 'P'), sum('i'), 'δ', paren('λ −', lambdaI))],
    sources: ['density'],
    related: ['hessian', 'sharpness', 'hessianTrace'],
  },
  gaussNewtonTop: {
    symbol: 'λ₁(G)',
    formulas: [row('G =', overN(), transposeOf(sub('J', 'i')), sub('H', 'ℓ'), sub('J', 'i'))],
    sources: ['schraudolph'],
    related: ['gaussNewtonTrace', 'sharpness', 'hessian'],
  },
  gaussNewtonTrace: {
    symbol: 'tr G',
    formulas: [row('tr G =', sum('i'), lambdaI, '( G )')],
    sources: ['schraudolph'],
    related: ['gaussNewtonTop', 'hessianTrace'],
  },
  ascentSharpness: {
    symbol: 'L(θ + ρ∇L/‖∇L‖) − L',
    formulas: [row('L', paren('θ + ρ', fraction(nabla('L'), normOf(nabla('L')))), '− L ( θ )')],
    sources: ['sharpnessAware'],
    related: ['sam', 'sharpness', 'boxSharpness'],
  },
  boxSharpness: {
    symbol: 'φ',
    formulas: [
      row('φ = 100 ·', fraction(row(under('max', 'z ∈ K'), 'L ( θ + z ) − L ( θ )'), '1 + L ( θ )')),
      row('K :', size(sub('z', 'i')), '≤ ε', paren(size(sub('θ', 'i')), '+ 1')),
    ],
    sources: ['largeBatch'],
    related: ['sharpness', 'ascentSharpness', 'accuracyGap'],
  },
  sharpnessGradient: {
    symbol: '‖∇λ₁‖',
    formulas: [row(nabla('λ₁'), '=', sup('D', '3'), 'L [ u , u , · ]')],
    sources: ['selfStabilisation', 'centralFlows'],
    related: ['sharpness', 'sharpeningRate', 'centralFlow'],
  },
  sharpeningRate: {
    symbol: '−⟨∇L, ∇λ₁⟩',
    formulas: [row('α = −⟨', nabla('L'), ',', nabla('λ₁'), '⟩')],
    sources: ['selfStabilisation'],
    related: ['progressiveSharpening', 'sharpnessGradient', 'edgeOfStability', 'gradientFlow'],
  },
  filterSharpness: {
    symbol: 'E[dᵀHd]',
    formulas: [expectation('', transposeOf('d'), 'H d')],
    sources: ['landscape'],
    related: ['landscape', 'relativeTrace', 'reparametrisation'],
  },
  relativeTrace: {
    symbol: 'Tr(H ⊙ θ²)',
    formulas: [row(sum('i'), sub('H', 'i i'), squared(sub('θ', 'i')))],
    sources: ['relativeFlatness'],
    related: ['filterSharpness', 'fisherRao', 'reparametrisation'],
  },
  reparametrisation: {
    formulas: [row('f', paren('α', 'W₁ ,', fraction('W₂', 'α')), '= f', paren('W₁ ,', 'W₂'))],
    sources: ['sharpMinima'],
    related: ['sharpness', 'filterSharpness', 'relativeTrace', 'fisherRao'],
  },
  landscape: {
    formulas: [row('L', paren('θ + x', 'd₁ + y', 'd₂'))],
    sources: ['landscape'],
    related: ['interpolation', 'filterSharpness', 'hessian'],
  },
  interpolation: {
    formulas: [row('L', paren('( 1 − α )', sub('θ', 'a'), '+ α', sub('θ', 'b')))],
    sources: ['linePlots', 'linearMode'],
    related: ['landscape', 'sharpness'],
  },
  residual: {
    symbol: '‖Hv − λv‖',
    formulas: [row(under('min', 'i'), size('λ −', lambdaI), '≤', normOf('H v − λ v'), ',', unit)],
    sources: ['parlett'],
    related: ['sharpness', 'hessian', 'unitRoundoff'],
  },
  stabilityLimit: {
    symbol: '2/η',
    formulas: [row(size('1 − η λ'), '< 1', '⇔', '0 < λ <', fraction('2', 'η'))],
    picture: 'distances',
    sources: ['edgeOfStability'],
    related: ['edgeOfStability', 'sharpness', 'learningRate', 'momentum', 'nesterov'],
  },
  edgeOfStability: {
    symbol: 'λ₁ ≈ 2/η',
    formulas: [row('λ₁ ≈', fraction('2', 'η'))],
    picture: 'iterates',
    sources: ['edgeOfStability'],
    related: ['stabilityLimit', 'progressiveSharpening', 'batchSharpness', 'fullBatch'],
  },
  progressiveSharpening: { sources: ['edgeOfStability'], related: ['edgeOfStability', 'sharpness', 'gradientFlow'] },
  preconditionedSharpness: {
    symbol: 'λ₁(P⁻¹H)',
    formulas: [
      row(
        'λ₁',
        paren(sup('P', '−1'), 'H'),
        '≤',
        fraction(row('2 ( 1 +', sub('β', '1'), ')'), row('( 1 −', sub('β', '1'), ') η')),
      ),
    ],
    sources: ['adaptiveEdge'],
    related: ['sharpness', 'stabilityLimit', 'edgeOfStability', 'adam', 'rmsprop', 'adagrad'],
  },
  batchSharpness: {
    symbol: 'E[g_BᵀH_Bg_B/‖g_B‖²]',
    formulas: [
      row(
        sub({ tag: 'mi', content: 'E', attributes: { mathvariant: 'normal' } }, 'B'),
        bracket(fraction(row(transposeOf(gB), sub('H', 'B'), gB), normSquared(gB))),
      ),
    ],
    sources: ['stochasticEdge'],
    related: ['edgeOfStability', 'stabilityLimit', 'nonUniformity', 'sharpness'],
  },
  nonUniformity: {
    symbol: 's',
    formulas: [
      row('s² = λ₁', paren(overN(), squared(sub('H', 'i')), '−', squared('H'))),
      row('s ≤', fraction(root('B'), 'η')),
    ],
    sources: ['dynamicalStability'],
    related: ['stabilityLimit', 'batchSharpness', 'sharpness'],
  },
  diverged: { sources: ['deepLearning'], related: ['divergenceRule', 'stabilityLimit', 'budgetSpent'] },
};
