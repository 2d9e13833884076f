import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** How a step is made. */
export const RULES_ENGLISH: EntryTexts<IdsOf<'rules'>> = {
  sam: {
    name: 'SAM',
    meaning: 'Sharpness-aware minimisation: the gradient is taken a distance ρ uphill from the weights.',
    paragraph:
      'Each step first moves by ρ along the gradient, computes the gradient there, and applies it at the original weights. This penalises minima whose loss rises steeply nearby. It costs two gradients per step. With an ascent batch of m examples the first move is made separately for each group of m.',
    picture:
      'One step of SAM on a quadratic loss: from the weights up to the ascent point, and the descent with the gradient found there, beside that of gradient descent.',
  },
  nudged: {
    name: 'Nudged SGD',
    meaning: 'SGD whose gradient is multiplied by γ in the K sharpest directions.',
    paragraph:
      'The sharpest directions are eigenvectors of the Hessian, recomputed at intervals. γ = 1 is SGD; γ < 1 makes the steps along sharp directions shorter, which lets training reach sharper regions.',
  },
  svag: {
    name: 'SVAG',
    meaning:
      'Replaces each step by ℓ shorter ones with amplified noise; ℓ → ∞ is the stochastic differential equation.',
    paragraph:
      'The gradients of two mini-batches are combined so that their mean is ∇L and their covariance is ℓ times that of one. If results do not change with ℓ, the differential equation describes SGD at this η. ℓ = 1 is SGD.',
  },
  injectedNoise: {
    name: 'Injected noise',
    meaning: 'Full-batch gradient plus normal noise of a chosen shape and of the power of SGD’s noise.',
    paragraph:
      'It separates the direction of the noise from its strength: white, diagonal, of the covariance of SGD, shaped as the Hessian, or within leading directions, always with the trace of the covariance that a mini-batch gradient of B examples has.',
  },
  gradientFlow: {
    name: 'Gradient flow',
    meaning: 'The limit of gradient descent for η → 0, a differential equation, integrated numerically.',
    paragraph:
      'It is the reference that full-batch training follows until its sharpness reaches 2/η. A step advances the time by η in as many Runge–Kutta substeps as accuracy needs.',
  },
  centralFlow: {
    name: 'Central flow',
    meaning: 'The differential equation that the time average of gradient descent at the edge of stability follows.',
    paragraph:
      'At the edge, descent oscillates with a covariance Σ about a smooth path. That path follows −∇L − ½∇⟨H, Σ⟩, and Σ is just large enough to keep every eigenvalue of H from passing 2/η. Below the edge it is gradient flow. The averaged loss is predicted, too, L + ½⟨H, Σ⟩. For smooth activations only.',
  },
  adam: {
    name: 'Adam',
    meaning: 'Steps along a moving average of gradients, divided by the root of one of their squares.',
    paragraph:
      'Each coordinate is scaled by the size of its own recent gradients, so that η is about the distance that a coordinate moves per step. Both averages are corrected for having begun with 0, as in PyTorch. Weight decay is part of the gradient. Full-batch Adam is limited by the sharpness of the preconditioned Hessian, 38/η at β₁ = 0.9, not by λ₁, which may go on rising.',
  },
  adamw: {
    name: 'AdamW',
    meaning: 'Adam whose weight decay shrinks the weights directly instead of being part of the gradient.',
    paragraph:
      'The factor 1 − η·wd acts on every weight alike, whatever the size of its gradients; in Adam the decay is divided by that size, too. Without weight decay it is Adam.',
  },
  rmsprop: {
    name: 'RMSProp',
    meaning: 'Gradients divided by the root of a moving average of their squares.',
    paragraph:
      'It is Adam without an average of the gradients and without corrections, so that its first steps are longer, by the factor 1/√(1 − α). With α = 0 each coordinate moves by η against the sign of its gradient.',
  },
  adagrad: {
    name: 'Adagrad',
    meaning: 'Gradients divided by the root of the sum of all their squares so far.',
    paragraph:
      'Steps become shorter as the sum grows, in each coordinate by itself, so that η needs no schedule. A large initial sum makes it SGD with η divided by the root of that sum.',
  },
  signDescent: {
    name: 'Sign descent',
    meaning: 'Every coordinate moves by η against the sign of its gradient, or of its momentum.',
    paragraph:
      'Without momentum it is signSGD, with momentum Signum. The size of a gradient has no influence, which makes it a simple model of Adam. Where a gradient is 0 the coordinate stays.',
  },
  lion: {
    name: 'Lion',
    meaning: 'Sign of an interpolation of gradient and momentum, with decoupled weight decay.',
    paragraph:
      'The step and the momentum average gradients with different weights, β₁ and β₂. All coordinates move by η, so that suitable η are smaller than those of Adam, and weight decays larger.',
  },
  muon: {
    name: 'Muon',
    meaning: 'Steps of hidden layers are made nearly orthogonal matrices; Adam trains the rest.',
    paragraph:
      'The momentum of a weight matrix is replaced by a matrix with the same singular vectors and singular values near 1, by five Newton–Schulz iterations. Biases and the output layer are trained by AdamW with a smaller η, as the authors recommend.',
  },
  domSgd: {
    name: 'Dom-SGD',
    meaning: 'SGD whose gradient is projected on the K sharpest directions.',
    paragraph:
      'The dominant subspace is spanned by the eigenvectors of the K largest eigenvalues of the Hessian, here recomputed at intervals, in the paper at each step. Most of a gradient often lies in it; the paper finds that the loss nevertheless hardly falls along it. Fork a run of SGD to switch to it.',
  },
  bulkSgd: {
    name: 'Bulk-SGD',
    meaning: 'SGD whose gradient has no part in the K sharpest directions.',
    paragraph:
      'It is the complement of Dom-SGD: the two gradients add up to that of SGD. The paper finds that it trains about as well as SGD, although most of the gradient is removed. It is nudged SGD with γ = 0.',
  },
  freshLabelNoise: {
    name: 'Fresh label noise',
    meaning: 'SGD whose labels are drawn anew at every step, around those of the data.',
    paragraph:
      'On targets: normal noise of standard deviation σ on each output, with the squared error. On classes: each label is replaced with probability p by another one. Where the data are fitted, the noise acts as a penalty of the trace of the Hessian whose strength grows with ησ²/B. The label noise of a data set is drawn once and stays; losses are measured without noise.',
  },
};
