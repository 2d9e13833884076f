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
  largeBatch: {
    cite: 'Keskar et al. 2016',
    title: 'On Large-Batch Training for Deep Learning: Generalization Gap and Sharp Minima',
    arxiv: '1609.04836',
  },
  lossLandscape: {
    cite: 'Li et al. 2018',
    title: 'Visualizing the Loss Landscape of Neural Nets',
    arxiv: '1712.09913',
  },
  bayesianPerspective: {
    cite: 'Smith, Le 2017',
    title: 'A Bayesian Perspective on Generalization and Stochastic Gradient Descent',
    arxiv: '1710.06451',
  },
  trainLonger: {
    cite: 'Hoffer, Hubara, Soudry 2017',
    title: 'Train longer, generalize better: closing the generalization gap in large batch training of neural networks',
    arxiv: '1705.08741',
  },
  catapult: {
    cite: 'Lewkowycz et al. 2020',
    title: 'The large learning rate phase of deep learning: the catapult mechanism',
    arxiv: '2003.02218',
  },
  samEdge: {
    cite: 'Long, Bartlett 2023',
    title: 'Sharpness-Aware Minimization and the Edge of Stability',
    arxiv: '2309.12488',
  },
  warmUp: {
    cite: 'Kalra, Barkeshli 2024',
    title: 'Why Warmup the Learning Rate? Underlying Mechanisms and Improvements',
    arxiv: '2406.09405',
  },
  tinySubspaces: {
    cite: 'Song, Ahn, Yun 2024',
    title: 'Does SGD really happen in tiny subspaces?',
    arxiv: '2405.16002',
  },
  labelNoise: {
    cite: 'Damian, Ma, Lee 2021',
    title: 'Label Noise SGD Provably Prefers Flat Global Minimizers',
    arxiv: '2106.06530',
  },
  stableMinima: {
    cite: 'Qiao et al. 2024',
    title: 'Stable Minima Cannot Overfit in Univariate ReLU Networks: Generalization by Large Step Sizes',
    arxiv: '2406.06838',
  },
  noiseStability: {
    cite: 'Wu, Wang, Su 2022',
    title: 'The alignment property of SGD noise and how it helps select flat minima: A stability analysis',
    arxiv: '2207.02628',
  },
  traceStability: {
    cite: 'Wu, Su 2023',
    title: 'The Implicit Regularization of Dynamical Stability in Stochastic Gradient Descent',
    arxiv: '2305.17490',
  },
  conservativeSharpening: {
    cite: 'Agarwala, Pennington 2024',
    title: 'High dimensional analysis reveals conservative sharpening and a stochastic edge of stability',
    arxiv: '2404.19261',
  },
  generalizationMeasures: {
    cite: 'Jiang et al. 2019',
    title: 'Fantastic Generalization Measures and Where to Find Them',
    arxiv: '1912.02178',
  },
  smallBatches: {
    cite: 'Marek et al. 2025',
    title:
      'Small Batch Size Training for Language Models: When Vanilla SGD Works, and Why Gradient Accumulation Is Wasteful',
    arxiv: '2507.07101',
  },
  adaptiveScaling: {
    cite: 'Malladi et al. 2022',
    title: 'On the SDEs and Scaling Rules for Adaptive Gradient Algorithms',
    arxiv: '2205.10287',
  },
  criticalBatchSize: {
    cite: 'Zhang et al. 2024',
    title: 'How Does Critical Batch Size Scale in Pre-training?',
    arxiv: '2410.21676',
  },
  spectralDensity: {
    cite: 'Ghorbani, Krishnan, Xiao 2019',
    title: 'An Investigation into Neural Net Optimization via Hessian Eigenvalue Density',
    arxiv: '1901.10159',
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
