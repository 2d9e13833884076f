import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** What is measured of the loss and of its curvature. */
export const LOSS_CURVATURE_ENGLISH: EntryTexts<IdsOf<'loss' | 'curvature' | 'stability'>> = {
  trainLoss: {
    name: 'Training loss',
    meaning: 'The mean loss over all training examples: what training minimises.',
    paragraph: 'It is computed over the whole training set, not over the mini-batches of the steps.',
  },
  testLoss: {
    name: 'Test loss',
    meaning: 'The mean loss over examples that were not used for training.',
    paragraph:
      'Under cross-entropy it can rise while the test accuracy still improves, because wrong predictions become more certain.',
  },
  trainAccuracy: {
    name: 'Training accuracy',
    meaning: 'The fraction of training examples whose largest output is that of their class.',
    paragraph: 'With label noise the noisy labels count as correct: 100 % means that they have been memorised.',
  },
  testAccuracy: {
    name: 'Test accuracy',
    meaning: 'The fraction of test examples whose largest output is that of their class.',
    paragraph:
      'The measure of generalization that people mean most often. It moves in steps of one example, so a small test set makes it coarse.',
  },
  accuracyGap: {
    name: 'Generalization gap',
    meaning: 'Training accuracy minus test accuracy, in percentage points: what is lost on unseen examples.',
    paragraph:
      'Compare gaps at equal training loss, else the runs that were trained less seem to generalize better. Where all runs reach 100 % on the training set, the gap is the test error.',
    picture: 'Two loss curves against training time. At the end of training their vertical distance is the gap.',
  },
  lossGap: {
    name: 'Loss gap',
    meaning: 'Test loss minus training loss.',
    paragraph:
      'It needs no classes and so exists for regressions too. Under cross-entropy it depends on how certain the outputs are, not only on how many are right.',
  },
  margin: {
    name: 'Output margin',
    meaning: 'The output of the right class minus the largest other output; its 10 % quantile over training examples.',
    paragraph: 'Negative for an example that is classified wrongly. It grows with the norm of the weights.',
  },
  crossEntropy: {
    name: 'Cross-entropy',
    meaning: 'A loss: minus the logarithm of the probability that the network gives to the right class.',
    paragraph:
      'The probabilities are the softmax of the outputs. The loss has no minimum at finite weights once all examples are classified correctly, and its curvature falls as the loss does: compare sharpness at equal training loss.',
  },
  squaredError: {
    name: 'Squared error',
    meaning: 'A loss: half the squared distance between the outputs and the target, averaged over examples.',
    paragraph:
      'For classes the target is 1 for the right output and 0 for the others. The factor ½ and the sum over outputs matter for every statement about 2/η.',
  },
  hessian: {
    name: 'Hessian',
    meaning: 'The matrix of second derivatives of the training loss with respect to all weights.',
    paragraph:
      'Its eigenvalues are the curvatures of the loss along its eigenvectors. It is never formed: products with vectors are computed exactly, and eigenvalues by Lanczos’ method from such products.',
  },
  sharpness: {
    name: 'Sharpness',
    meaning: 'The largest eigenvalue λ₁ of the Hessian of the training loss: its curvature in the steepest direction.',
    paragraph:
      'Around a minimum a displacement ε along the sharpest direction raises the loss by ½λ₁ε². A small λ₁ is called flat. Gradient descent is stable only while λ₁ < 2/η. Sharpness depends on how the network is parametrised, so compare it only within one model.',
    picture: 'Two parabolas of different curvature: the same displacement raises the loss more where λ₁ is larger.',
  },
  hessianSecond: {
    name: 'Second Hessian eigenvalue',
    meaning: 'The second largest eigenvalue λ₂ of the Hessian.',
    paragraph: 'At the edge of stability several eigenvalues settle at 2/η, not only the largest.',
  },
  hessianSmallest: {
    name: 'Most negative curvature',
    meaning: 'The smallest eigenvalue of the Hessian; negative where the loss falls away on both sides.',
    paragraph: 'It is 0 or more at a minimum, and clearly negative early in training.',
  },
  hessianTrace: {
    name: 'Trace of the Hessian',
    meaning: 'The sum of all Hessian eigenvalues: the curvature averaged over directions, times their number.',
    paragraph:
      'Under noise with the covariance of the Hessian, SGD settles about η/(4B)·tr H above the minimum. It is estimated from products with random vectors, with an error.',
  },
  hessianFrobenius: {
    name: 'Frobenius norm of the Hessian',
    meaning: 'The root of the sum of all squared Hessian eigenvalues.',
    paragraph:
      'Between the largest eigenvalue and the sum of absolute eigenvalues: many moderate eigenvalues count too.',
  },
  spectrum: {
    name: 'Spectrum',
    meaning: 'The density of all Hessian eigenvalues: most are near 0, a few stand apart.',
    paragraph:
      'It is estimated from random vectors by stochastic Lanczos quadrature, which blurs single eigenvalues of the bulk but keeps areas.',
  },
  gaussNewtonTop: {
    name: 'Top Gauss–Newton eigenvalue',
    meaning: 'The largest eigenvalue of the part of the Hessian that neglects the curvature of the network’s outputs.',
    paragraph:
      'G keeps only first derivatives of the outputs, is never negative, and equals the Hessian where all examples are fitted exactly.',
  },
  gaussNewtonTrace: {
    name: 'Trace of the Gauss–Newton matrix',
    meaning: 'The sum of the eigenvalues of the Gauss–Newton matrix G.',
    paragraph: 'Compared with tr H it tells how much of the curvature comes from the outputs’ first derivatives.',
  },
  ascentSharpness: {
    name: 'SAM sharpness',
    meaning: 'How much the training loss rises over one step of length ρ along its gradient.',
    paragraph: 'To first order it is ρ‖∇L‖; near a minimum the curvature along the gradient dominates.',
  },
  boxSharpness: {
    name: 'Keskar’s ε-sharpness',
    meaning: 'The largest rise of the loss, in per cent of 1 + L, within a small box around the weights.',
    paragraph: 'The search finds a lower bound of the maximum. The box is wider for larger weights.',
  },
  sharpnessGradient: {
    name: 'Gradient of the sharpness',
    meaning: 'How fast the largest Hessian eigenvalue changes with the weights: the norm of its gradient.',
    paragraph:
      'It is the third derivative of the loss along the sharpest direction, taken twice, and is found by differences of Hessian products. Where two eigenvalues meet there is no gradient and the error is infinite; with ReLU it is not measured, because the Hessian jumps.',
  },
  sharpeningRate: {
    name: 'Rate of progressive sharpening',
    meaning: 'How fast sharpness rises, per unit of time, along the negative gradient of the loss.',
    paragraph:
      'While it is positive, training sharpens: gradient flow raises λ₁ at this rate, and descent follows until λ₁ reaches 2/η. At the edge it averages to about zero over an oscillation.',
  },
  filterSharpness: {
    name: 'Filter-normalised sharpness',
    meaning: 'The mean curvature along random directions, scaled like the weights of each unit.',
    paragraph:
      'Each unit’s part of the direction is scaled to the norm of that unit’s weights, so that rescaling the layers of a ReLU network does not change the measure.',
  },
  relativeTrace: {
    name: 'Relative curvature',
    meaning: 'The sum of curvatures of single weights, each times the square of its weight.',
    paragraph:
      'It is the curvature for relative changes of the weights, and does not change when the layers of a ReLU network are rescaled.',
  },
  reparametrisation: {
    name: 'Sharpness and parametrisation',
    meaning: 'Rescaling the layers of a ReLU network changes its sharpness but none of its outputs.',
    paragraph:
      'Multiplying one layer by α and dividing the next by α leaves the function unchanged, and yet λ₁ can be made arbitrarily large. So sharpness alone cannot explain generalization: compare it only between runs of one model and training procedure.',
  },
  landscape: {
    name: 'Slice of the loss',
    meaning: 'The training loss on a plane through the weights of a run.',
    paragraph:
      'The plane is spanned by random, filter-normalised directions, by Hessian eigenvectors, or by the path of the run. A slice shows two directions out of thousands.',
  },
  interpolation: {
    name: 'Interpolation of two runs',
    meaning: 'The loss on the straight line between the weights of two runs.',
    paragraph:
      'A rise in between means that the runs are in different minima. The curvature at the two ends can be compared on one axis.',
  },
  residual: {
    name: 'Residual of an eigenvalue',
    meaning: '‖Hv − λv‖ for a computed eigenpair: a bound of the distance to the nearest true eigenvalue.',
    paragraph: 'The error of λ₁ shown is this residual plus the round-off of the products with H.',
  },
  stabilityLimit: {
    name: 'Stability limit 2/η',
    meaning:
      'The largest sharpness at which gradient descent with the learning rate η does not diverge on a quadratic.',
    paragraph:
      'Along an eigenvector of curvature λ a step multiplies the distance to the minimum by 1 − ηλ, whose size is below 1 only for λ < 2/η. With momentum μ the limit is 2(1 + μ)/η, and with Nesterov’s momentum 2(1 + μ)/((1 + 2μ)η).',
    picture: 'Gradient descent on a quadratic: distance to the minimum, step by step, for ηλ below and above 2.',
  },
  edgeOfStability: {
    name: 'Edge of stability',
    meaning: 'The state of full-batch training in which the sharpness has risen to 2/η and stays there.',
    paragraph:
      'The loss then oscillates from step to step and still falls in the long run. The quadratic approximation predicts divergence; higher-order terms bring the sharpness back. Small batches keep λ₁ below 2/η.',
    picture:
      'Gradient descent on a quadratic with ηλ = 1.8 and ηλ = 2.1: the iterates approach the minimum, or leave it.',
  },
  progressiveSharpening: {
    name: 'Progressive sharpening',
    meaning: 'The tendency of the sharpness to rise while training is still stable.',
    paragraph:
      'With squared error and full batches λ₁ often grows until it reaches 2/η. Under cross-entropy it falls again once most examples are fitted.',
  },
  preconditionedSharpness: {
    name: 'Preconditioned sharpness',
    meaning:
      'The largest eigenvalue of P⁻¹H, where P is the diagonal matrix that a training rule divides its steps by.',
    paragraph:
      'Adam, AdamW, RMSProp and Adagrad divide every coordinate by the size of its recent gradients. Full-batch training with a constant P is stable up to the limit above, 38/η for Adam with β₁ = 0.9 and 2/η for RMSProp and Adagrad. P follows the gradients, so that λ₁ of H can go on rising while this stays at the limit. For SGD P is 1, and it is the sharpness.',
  },
  batchSharpness: {
    name: 'Batch sharpness',
    meaning: 'The curvature of a mini-batch’s loss along its own gradient, averaged over mini-batches.',
    paragraph:
      'For SGD this quantity, not λ₁, is reported to settle near 2/η. It depends on B: at full batch it is the curvature along the gradient.',
  },
  nonUniformity: {
    name: 'Non-uniformity',
    meaning: 'How much the Hessians of single examples differ from their mean.',
    paragraph:
      'A minimum is stable under mini-batches of size B only if s is at most about √B/η, beside λ₁ ≤ 2/η. So B and η play different roles in which minima SGD can stay in.',
  },
  diverged: {
    name: 'Diverged',
    meaning: 'The run’s loss became infinite, or stayed far above its initial value; drawn hatched, not counted in ρ.',
    paragraph:
      'Divergence is a result and is shown with its step. Leaving such runs out silently would bias a sweep towards flat minima, so their number is always stated.',
  },
};
