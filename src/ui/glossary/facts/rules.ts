import type { FactsOf } from '../entry-facts.ts';
import type { IdsOf } from '../glossary-text.ts';
import { fraction, nabla, normOf, paren, root, row, size, squared, sub, sum, sup } from '../math/build.ts';

const first = (beta: string) => row(`m ← ${beta} m +`, paren(`1 − ${beta}`), 'g');
const second = (beta: string) => row(`v ← ${beta} v +`, paren(`1 − ${beta}`), 'g²');
const corrected = (moment: string, beta: string) => fraction(moment, row('1 −', sup(beta, 't')));
const correctedMoments = row('u =', corrected('m', 'β₁'), ', w =', corrected('v', 'β₂'));
const direction = fraction('u', row(root('w'), '+ ε'));
const along = row(sum('i ≤ K'), paren('g ·', sub('e', 'i')), sub('e', 'i'));

const gB = sub('g', 'B');
const nablaB = nabla(sub('L', 'B'));
const half = (sign: string) => fraction(row(`1 ${sign}`, root('2ℓ − 1')), '2');

/** How a step is made. */
export const RULE_FACTS: FactsOf<IdsOf<'rules'>> = {
  sam: {
    formulas: [row('ε = ρ', fraction(nablaB, normOf(nablaB))), row('θ ← θ − η', nablaB, '( θ + ε )')],
    picture: 'sam',
    sources: ['sharpnessAware'],
    related: ['ascentSharpness', 'sharpness', 'nudged'],
  },
  nudged: {
    formulas: [row('g ← g − ( 1 − γ )', sum('i ≤ K'), paren('g ·', sub('e', 'i')), sub('e', 'i'))],
    sources: ['sharpestDirections'],
    related: ['sharpness', 'gradientTopFraction', 'sam'],
  },
  svag: {
    formulas: [
      row('g =', half('+'), nabla(sub('L', 'γ₁')), '+', half('−'), nabla(sub('L', 'γ₂'))),
      row('θ ← θ −', fraction('η', 'ℓ'), 'g'),
    ],
    sources: ['sdeValidity'],
    related: ['ratio', 'etaSteps', 'gradientFlow', 'withReplacement'],
  },
  injectedNoise: {
    formulas: [row('θ ← θ − η', paren(nabla('L'), '+ ξ'), ', tr cov ξ = tr cov', gB)],
    sources: ['anisotropicNoise'],
    related: ['gradientNoise', 'noiseAlignment', 'fullBatch'],
  },
  gradientFlow: {
    formulas: [row(fraction('d θ', 'd t'), '= −', nabla('L'), '( θ )')],
    sources: ['edgeOfStability'],
    related: ['etaSteps', 'fullBatch', 'edgeOfStability'],
  },
  centralFlow: {
    formulas: [row(fraction('d θ', 'd t'), '= −', nabla('L'), '− ½', nabla('⟨ H , Σ ⟩'))],
    sources: ['centralFlows'],
    related: ['gradientFlow', 'edgeOfStability', 'stabilityLimit', 'progressiveSharpening'],
  },
  adam: {
    formulas: [first('β₁'), second('β₂'), correctedMoments, row('θ ← θ − η', direction)],
    sources: ['adam', 'adaptiveEdge'],
    related: ['adamw', 'rmsprop', 'momentum', 'stabilityLimit'],
  },
  adamw: {
    formulas: [correctedMoments, row('θ ←', paren('1 − η wd'), 'θ − η', direction)],
    sources: ['decoupledDecay'],
    related: ['adam', 'weightDecay'],
  },
  rmsprop: {
    formulas: [second('α'), row('θ ← θ − η', fraction('g', row(root('v'), '+ ε')))],
    sources: ['rmsprop', 'adaptiveEdge'],
    related: ['adam', 'adagrad', 'signDescent'],
  },
  adagrad: {
    formulas: [row('s ← s + g²'), row('θ ← θ − η', fraction('g', row(root('s'), '+ ε')))],
    sources: ['adagrad'],
    related: ['rmsprop', 'adam'],
  },
  signDescent: {
    formulas: [row('m ← μ m + g'), row('θ ← θ − η', fraction('m', size('m')))],
    sources: ['signSgd'],
    related: ['lion', 'rmsprop', 'momentum'],
  },
  lion: {
    formulas: [
      row('u = β₁ m +', paren('1 − β₁'), 'g'),
      row('θ ←', paren('1 − η wd'), 'θ − η', fraction('u', size('u'))),
      row('m ← β₂ m +', paren('1 − β₂'), 'g'),
    ],
    sources: ['lion'],
    related: ['signDescent', 'adamw', 'weightDecay'],
  },
  muon: {
    formulas: [
      row('X ← a X +', paren('b X', sup('X', 'T'), '+ c', squared(paren('X', sup('X', 'T')))), 'X'),
      row('W ←', paren('1 − η wd'), 'W − η', root(row('max', paren('1 ,', fraction('out', 'in')))), 'X'),
    ],
    sources: ['muon'],
    related: ['momentum', 'adamw', 'network'],
  },
  domSgd: {
    formulas: [row('g ←', along)],
    sources: ['subspaces'],
    related: ['bulkSgd', 'nudged', 'gradientTopFraction', 'sharpness'],
  },
  bulkSgd: {
    formulas: [row('g ← g −', along)],
    sources: ['subspaces'],
    related: ['domSgd', 'nudged', 'gradientTopFraction', 'sharpness'],
  },
  freshLabelNoise: {
    formulas: [row('y ← y + σ n'), row('L +', fraction(row('η', squared('σ')), '4 B'), 'tr', 'H')],
    sources: ['flatMinimizers'],
    related: ['labelNoise', 'hessianTrace', 'injectedNoise', 'squaredError'],
  },
};
