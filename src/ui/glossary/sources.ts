import { PAPERS } from '../../claims/papers.ts';

/** A paper or a textbook. */
export interface GlossarySource {
  readonly cite: string;
  readonly title: string;
  /** Where it can be read; null where only a library has it. */
  readonly link: string | null;
}

const paper = ({ cite, title, arxiv }: { cite: string; title: string; arxiv: string | null }): GlossarySource => ({
  cite,
  title,
  link: arxiv === null ? null : `https://arxiv.org/abs/${arxiv}`,
});
const onArxiv = (cite: string, title: string, arxiv: string) => paper({ cite, title, arxiv });
const byDoi = (cite: string, title: string, doi: string): GlossarySource => ({
  cite,
  title,
  link: `https://doi.org/${doi}`,
});
const inPrint = (cite: string, title: string): GlossarySource => ({ cite, title, link: null });

/** What entries cite: the papers of the claims, the sources of the probes, and textbooks. */
export const SOURCES = {
  threeFactors: paper(PAPERS.threeFactors),
  sharpMinima: paper(PAPERS.sharpMinima),
  diffusion: paper(PAPERS.diffusion),
  noiseBenefit: paper(PAPERS.noiseBenefit),
  sharpestDirections: paper(PAPERS.sharpestDirections),
  dynamicalStability: paper(PAPERS.dynamicalStability),
  anisotropicNoise: paper(PAPERS.anisotropicNoise),
  edgeOfStability: paper(PAPERS.edgeOfStability),
  stochasticEdge: paper(PAPERS.stochasticEdge),
  noiseScale: paper(PAPERS.noiseScale),
  sharpnessAware: paper(PAPERS.sharpnessAware),
  sdeValidity: paper(PAPERS.sdeValidity),
  centralFlows: paper(PAPERS.centralFlows),
  selfStabilisation: paper(PAPERS.selfStabilisation),
  largeBatch: onArxiv(
    'Keskar et al. 2017',
    'On Large-Batch Training for Deep Learning: Generalization Gap and Sharp Minima',
    '1609.04836',
  ),
  residualMeanField: onArxiv(
    'Yang, Schoenholz 2017',
    'Mean Field Residual Networks: On the Edge of Chaos',
    '1712.08969',
  ),
  residualLearning: onArxiv('He et al. 2015', 'Deep Residual Learning for Image Recognition', '1512.03385'),
  layerNormalisation: onArxiv('Ba, Kiros, Hinton 2016', 'Layer Normalization', '1607.06450'),
  landscape: onArxiv('Li et al. 2018', 'Visualizing the Loss Landscape of Neural Nets', '1712.09913'),
  linePlots: onArxiv(
    'Goodfellow, Vinyals, Saxe 2015',
    'Qualitatively characterizing neural network optimization problems',
    '1412.6544',
  ),
  linearMode: onArxiv(
    'Frankle et al. 2020',
    'Linear Mode Connectivity and the Lottery Ticket Hypothesis',
    '1912.05671',
  ),
  relativeFlatness: onArxiv('Petzka et al. 2021', 'Relative Flatness and Generalization', '2001.00939'),
  fisherRao: onArxiv(
    'Liang et al. 2019',
    'Fisher-Rao Metric, Geometry, and Complexity of Neural Networks',
    '1711.01530',
  ),
  margins: onArxiv(
    'Jiang et al. 2019',
    'Predicting the Generalization Gap in Deep Networks with Margin Distributions',
    '1810.00113',
  ),
  tinySubspace: onArxiv('Gur-Ari, Roberts, Dyer 2018', 'Gradient Descent Happens in a Tiny Subspace', '1812.04754'),
  density: onArxiv(
    'Ghorbani, Krishnan, Xiao 2019',
    'An Investigation into Neural Net Optimization via Hessian Eigenvalue Density',
    '1901.10159',
  ),
  hutch: onArxiv('Meyer et al. 2021', 'Hutch++: Optimal Stochastic Trace Estimation', '2010.09649'),
  warmRestarts: onArxiv(
    'Loshchilov, Hutter 2017',
    'SGDR: Stochastic Gradient Descent with Warm Restarts',
    '1608.03983',
  ),
  warmup: onArxiv(
    'Kalra, Barkeshli 2024',
    'Why Warmup the Learning Rate? Underlying Mechanisms and Improvements',
    '2406.09405',
  ),
  adam: onArxiv('Kingma, Ba 2015', 'Adam: A Method for Stochastic Optimization', '1412.6980'),
  adaptiveEdge: onArxiv('Cohen et al. 2022', 'Adaptive Gradient Methods at the Edge of Stability', '2207.14484'),
  decoupledDecay: onArxiv('Loshchilov, Hutter 2019', 'Decoupled Weight Decay Regularization', '1711.05101'),
  rmsprop: inPrint('Tieleman, Hinton 2012', 'Lecture 6.5 of Neural Networks for Machine Learning, Coursera'),
  adagrad: inPrint(
    'Duchi, Hazan, Singer 2011',
    'Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR 12, 2121–2159',
  ),
  signSgd: onArxiv('Bernstein et al. 2018', 'signSGD: Compressed Optimisation for Non-Convex Problems', '1802.04434'),
  lion: onArxiv('Chen et al. 2023', 'Symbolic Discovery of Optimization Algorithms', '2302.06675'),
  muon: {
    cite: 'Jordan et al. 2024',
    title: 'Muon: An optimizer for hidden layers in neural networks',
    link: 'https://kellerjordan.github.io/posts/muon/',
  },
  flatMinimizers: onArxiv(
    'Damian, Ma, Lee 2021',
    'Label Noise SGD Provably Prefers Flat Global Minimizers',
    '2106.06530',
  ),
  subspaces: onArxiv('Song, Ahn, Yun 2025', 'Does SGD really happen in tiny subspaces?', '2405.16002'),
  gelu: onArxiv('Hendrycks, Gimpel 2016', 'Gaussian Error Linear Units (GELUs)', '1606.08415'),
  pearlmutter: inPrint('Pearlmutter 1994', 'Fast Exact Multiplication by the Hessian, Neural Computation 6, 147–160'),
  schraudolph: inPrint(
    'Schraudolph 2002',
    'Fast Curvature Matrix-Vector Products for Second-Order Gradient Descent, Neural Computation 14, 1723–1738',
  ),
  parlett: inPrint('Parlett 1998', 'The Symmetric Eigenvalue Problem, ch. 4 and 13'),
  deepLearning: {
    cite: 'Goodfellow, Bengio, Courville 2016',
    title: 'Deep Learning, MIT Press',
    link: 'https://www.deeplearningbook.org/',
  },
  student: byDoi('Student 1908', 'The Probable Error of a Mean', '10.2307/2331554'),
  kendallBook: inPrint('Kendall 1948', 'Rank Correlation Methods, ch. 3'),
  kendallTies: byDoi('Kendall 1945', 'The Treatment of Ties in Ranking Problems', '10.1093/biomet/33.3.239'),
  schuirmann: byDoi(
    'Schuirmann 1987',
    'A Comparison of the Two One-Sided Tests Procedure and the Power Approach',
    '10.1007/BF01068419',
  ),
  holm: {
    cite: 'Holm 1979',
    title: 'A Simple Sequentially Rejective Multiple Test Procedure',
    link: 'https://www.jstor.org/stable/4615733',
  },
  higham: inPrint('Higham 2002', 'Accuracy and Stability of Numerical Algorithms, ch. 2'),
} as const satisfies Record<string, GlossarySource>;

export type SourceId = keyof typeof SOURCES;
