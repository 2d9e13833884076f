import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** How a run is trained. */
export const TRAINING_ENGLISH: EntryTexts<IdsOf<'training'>> = {
  sgd: {
    name: 'Stochastic gradient descent',
    meaning: 'Training by steps against the gradient of the loss on a small random part of the training set.',
    paragraph:
      'Each step averages the gradients of B examples, the mini-batch, and moves the weights by −η times this average. The average differs from the gradient over all examples by noise whose covariance is inversely proportional to B.',
  },
  learningRate: {
    name: 'Learning rate',
    meaning: 'The factor η between a gradient and the step that it causes.',
    paragraph:
      'A larger η moves the weights further per step, amplifies the noise of mini-batches, and lowers the sharpness at which training is still stable, 2/η. A sweep varies η along one axis of its grid.',
  },
  batchSize: {
    name: 'Batch size',
    meaning: 'The number B of training examples whose gradients are averaged in one step.',
    paragraph:
      'The covariance of the noise in one step is C/B, with C the covariance of the gradients of single examples: four times as many examples halve the standard deviation. B lies between 1 and the number N of training examples.',
  },
  ratio: {
    name: 'Learning rate ÷ batch size',
    meaning: 'η/B sets the strength of gradient noise per unit of η·step; cells of equal η/B lie on one diagonal.',
    paragraph:
      'As long as steps are short, SGD follows a stochastic differential equation in the time η·step, in which η and B appear only as η/B. Settings of equal ratio then have the same loss curves, the same final sharpness and the same generalization gap. The relation ends where η is too large for the equation to describe the steps.',
    picture: 'A grid of learning rates and batch sizes, both in powers of two. Cells of equal η/B lie on diagonals.',
  },
  steps: {
    name: 'Step',
    meaning: 'One update of the weights; step 0 is the initialisation.',
    paragraph: 'On this clock a run with a small learning rate looks slow. Epochs and η·step are derived from it.',
  },
  epochs: {
    name: 'Epoch',
    meaning: 'One pass over the training set: N/B steps.',
    paragraph:
      'At equal epochs runs have computed gradients of equally many examples. Where N is not a multiple of B, the incomplete last mini-batch is dropped.',
  },
  etaSteps: {
    name: 'η·step',
    meaning:
      'The sum of the learning rates of all steps so far: the time of the differential equation that SGD approximates.',
    paragraph:
      'A step of SGD is a step of length η in the time of a differential equation. On this clock runs with different η but equal η/B have the same curves while steps are short. With a schedule the rates are summed.',
    picture:
      'Gradient descent on one quadratic loss with three learning rates: three curves against the number of steps, nearly one curve against η·step.',
  },
  fullBatch: {
    name: 'Full batch',
    meaning: 'B = N: every step uses the whole training set, so there is no gradient noise.',
    paragraph: 'SGD is then gradient descent, and two runs from the same weights are identical.',
  },
  withoutReplacement: {
    name: 'Sampling without replacement',
    meaning: 'Every epoch shuffles the training set and uses each example at most once.',
    paragraph:
      'The usual practice. Within an epoch the noise of the mini-batches cancels in part, and the covariance of one step is smaller by the factor (N − B)/(N − 1) than with independent draws.',
  },
  withReplacement: {
    name: 'Sampling with replacement',
    meaning: 'Every example of every mini-batch is drawn independently.',
    paragraph:
      'The covariance of the noise of a step is then exactly C/B and steps are independent, as the theory assumes. An epoch still counts N/B steps, although it misses some examples and repeats others.',
  },
  momentum: {
    name: 'Momentum',
    meaning: 'The fraction μ of the previous step’s direction that is kept in the next one.',
    paragraph:
      'The direction m is a decaying sum of gradients, so that a constant gradient moves the weights 1/(1 − μ) times as far. The noise of SGD is then governed by η/(B(1 − μ)), and full-batch training is stable up to the sharpness 2(1 + μ)/η.',
    picture:
      'Gradient descent on an elongated quadratic loss without and with momentum, from the same start and with the same η.',
  },
  nesterov: {
    name: 'Nesterov momentum',
    meaning: 'Momentum whose step uses the direction after the next gradient has been added to it.',
    paragraph:
      'On a quadratic loss full-batch training is stable up to the sharpness 2(1 + μ)/((1 + 2μ)η), lower than with ordinary momentum.',
  },
  weightDecay: {
    name: 'Weight decay',
    meaning: 'Adds the weights, times a small factor, to every gradient, which draws them towards 0.',
    paragraph:
      'It is the gradient of the penalty ½·wd·‖θ‖². The losses that are shown do not contain the penalty. The factor is multiplied by η in every step, as in PyTorch’s SGD.',
  },
  schedule: {
    name: 'Schedule',
    meaning: 'How η or B changes along a run, as a factor of the value in the grid.',
    paragraph:
      'A run keeps the name of its cell, whose η and B are those of the grid. η·step sums the rates actually used.',
    picture: 'The factor of η against the fraction of a run that is done, for the schedules that can be chosen.',
  },
  stepDecay: {
    name: 'Stepwise schedule',
    meaning: 'η or B is multiplied by a factor after every given number of epochs.',
    paragraph: 'Halving η or doubling B halves η/B, and so has the same effect on the noise while steps are short.',
  },
  linearDecay: {
    name: 'Linear decay',
    meaning: 'η stays constant up to a fraction of the run, then falls linearly to a given factor at its end.',
    paragraph: 'With a budget that may end early, the end is the largest number of epochs that the budget allows.',
  },
  cosineDecay: {
    name: 'Cosine schedule',
    meaning: 'η falls along half a period of a cosine, slowly at both ends of the run.',
    paragraph: 'It starts at the η of the grid and ends at a given fraction of it.',
  },
  cyclicSchedule: {
    name: 'Cyclic schedule',
    meaning: 'Two values of η, or of B, take turns, each for a number of epochs.',
    paragraph:
      'A cycle in η and one in B with the same η/B give the same loss curves while steps are short: a test of whether only the ratio matters.',
  },
  warmup: {
    name: 'Warm-up',
    meaning: 'η rises linearly to its value over the first epochs.',
    paragraph:
      'Early in training the loss surface is often too sharp for the full learning rate. Short first steps let the sharpness fall before η reaches its value.',
  },
  warmStart: {
    name: 'Warm start',
    meaning: 'A run that starts from a step of another run instead of from initial weights.',
    paragraph:
      'Its spec contains all that determines the other run, so that anyone can compute both. Fork a run in the microscope to train on from one of its steps with another η or B.',
  },
};
