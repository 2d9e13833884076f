import type { Paper } from './claim.ts';

/** The works that the claims come from. */
export const PAPERS = {
  threeFactors: {
    cite: 'Jastrzębski et al. 2017',
    title: 'Three Factors Influencing Minima in SGD',
    arxiv: '1711.04623',
  },
  twoRegimes: {
    cite: 'Jastrzębski et al. 2017 and Wu, Ma, E 2018',
    title: 'Three Factors Influencing Minima in SGD, beside How SGD Selects the Global Minima',
    arxiv: '1711.04623',
  },
  sharpMinima: {
    cite: 'Dinh et al. 2017',
    title: 'Sharp Minima Can Generalize For Deep Nets',
    arxiv: '1703.04933',
  },
  flatterMinima: {
    cite: 'Jastrzębski et al. 2018',
    title: 'Finding Flatter Minima with SGD',
    arxiv: null,
  },
  diffusion: {
    cite: 'Xie, Sato, Sugiyama 2020',
    title: 'A Diffusion Theory for Deep Learning Dynamics: SGD Exponentially Favors Flat Minima',
    arxiv: '2002.03495',
  },
  noiseBenefit: {
    cite: 'Smith, Elsen, De 2020',
    title: 'On the Generalization Benefit of Noise in Stochastic Gradient Descent',
    arxiv: '2006.15081',
  },
  sharpestDirections: {
    cite: 'Jastrzębski et al. 2018',
    title: 'On the Relation Between the Sharpest Directions of DNN Loss and the SGD Step Length',
    arxiv: '1807.05031',
  },
  smoothsSharpest: {
    cite: 'Jastrzębski et al. 2018',
    title: 'SGD Smooths the Sharpest Directions',
    arxiv: null,
  },
  dynamicalStability: {
    cite: 'Wu, Ma, E 2018',
    title: 'How SGD Selects the Global Minima in Over-parameterized Learning: A Dynamical Stability Perspective',
    arxiv: null,
  },
  anisotropicNoise: {
    cite: 'Zhu et al. 2018',
    title: 'The Anisotropic Noise in Stochastic Gradient Descent',
    arxiv: '1803.00195',
  },
  edgeOfStability: {
    cite: 'Cohen et al. 2021',
    title: 'Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability',
    arxiv: '2103.00065',
  },
  stochasticEdge: {
    cite: 'Andreyev, Beneventano 2024',
    title: 'Edge of Stochastic Stability: Revisiting the Edge of Stability for SGD',
    arxiv: '2412.20553',
  },
  noiseScale: {
    cite: 'McCandlish et al. 2018',
    title: 'An Empirical Model of Large-Batch Training',
    arxiv: '1812.06162',
  },
  sharpnessAware: {
    cite: 'Foret et al. 2020',
    title: 'Sharpness-Aware Minimization for Efficiently Improving Generalization',
    arxiv: '2010.01412',
  },
  adaptiveEdge: {
    cite: 'Cohen et al. 2022',
    title: 'Adaptive Gradient Methods at the Edge of Stability',
    arxiv: '2207.14484',
  },
  adamSpikes: {
    cite: 'Bai et al. 2025',
    title: 'Adaptive Preconditioners Trigger Loss Spikes in Adam',
    arxiv: '2506.04805',
  },
  sdeValidity: {
    cite: 'Li, Malladi, Arora 2021',
    title: 'On the Validity of Modeling SGD with Stochastic Differential Equations (SDEs)',
    arxiv: '2102.12470',
  },
  centralFlows: {
    cite: 'Cohen et al. 2024',
    title: 'Understanding Optimization in Deep Learning with Central Flows',
    arxiv: '2410.24206',
  },
  selfStabilisation: {
    cite: 'Damian, Nichani, Lee 2022',
    title: 'Self-Stabilization: The Implicit Bias of Gradient Descent at the Edge of Stability',
    arxiv: '2209.15594',
  },
  sharpnessGap: {
    cite: 'Liao, Kolomvaki, Kyrillidis 2026',
    title: 'SGD at the Edge of Stability: The Stochastic Sharpness Gap',
    arxiv: '2604.21016',
  },
} as const satisfies Record<string, Paper>;
