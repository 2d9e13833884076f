import type { EntryTexts, IdsOf } from '../../../glossary/glossary-text.ts';

/** Gradient noise, weights, networks and data. */
export const NOISE_MODEL_DATA_ENGLISH: EntryTexts<IdsOf<'noise' | 'weights' | 'model' | 'data'>> = {
  gradientNoise: {
    name: 'Gradient noise',
    meaning: 'The difference between the gradient of a mini-batch and the gradient over the whole training set.',
    paragraph:
      'Its mean is 0 and its covariance C/B, where C is the covariance of the gradients of single examples. C is not isotropic: there is more noise along directions in which the loss is sharp.',
    picture:
      'Gradients of single examples, their mean, and means of mini-batches of 4 and of 16: the larger the batch, the closer to the mean.',
  },
  covarianceTrace: {
    name: 'Trace of the gradient covariance',
    meaning: 'tr C: the mean squared distance of a single example’s gradient from the mean gradient.',
    paragraph: 'Divided by B it is the expected squared length of the noise of one step, before η.',
  },
  covarianceTop: {
    name: 'Largest gradient-noise variance',
    meaning: 'The largest eigenvalue of the gradient covariance C: the noise variance in its noisiest direction.',
    paragraph: 'Compared with tr C it tells in how few directions the noise is concentrated.',
  },
  gradientNormSquared: {
    name: 'Squared norm of the gradient',
    meaning: '‖∇L‖²: the squared length of the gradient over the whole training set.',
    paragraph: 'A small step of full-batch training lowers the loss by about η‖∇L‖².',
  },
  simpleNoiseScale: {
    name: 'Simple noise scale',
    meaning: 'tr C/‖∇L‖²: the batch size at which noise and gradient are equally strong.',
    paragraph:
      'Far below it a larger batch saves steps almost in proportion; far above it a larger batch saves nearly none. It grows during training, since the gradient falls faster than the noise.',
  },
  noiseScale: {
    name: 'Noise scale',
    meaning:
      'The same ratio weighted by the Hessian: the batch size at which noise costs as much progress as curvature.',
    paragraph:
      'The best learning rate of a single step is that of the full batch, divided by one plus the noise scale over B. It is defined where the curvature along the gradient is positive.',
  },
  noiseAlignment: {
    name: 'Alignment of noise and curvature',
    meaning: 'How much more noise there is along sharp directions than isotropic noise would have; 1 for isotropic.',
    paragraph:
      'Values well above 1 mean that SGD’s noise acts mainly where the loss is sharp, which helps it to leave sharp minima.',
  },
  gradientTopAlignment: {
    name: 'Gradient along the sharpest direction',
    meaning: 'The share of the squared gradient that lies along the first Hessian eigenvector.',
    paragraph: 'One direction out of P would have 1/P of a random vector.',
  },
  gradientTopFraction: {
    name: 'Gradient inside the sharpest directions',
    meaning: 'The share of the squared gradient that lies in the 5 sharpest directions.',
    paragraph:
      'A random direction would have 5/P. A much larger share means that the gradient points mainly along sharp directions.',
  },
  stepTopFraction: {
    name: 'Step inside the sharpest directions',
    meaning: 'The share of the last step’s squared length that lies in the 5 sharpest directions.',
    paragraph: 'Like the share of the gradient, but for the step that was made, with its noise and momentum.',
  },
  subspaceOverlap: {
    name: 'Overlap of sharp and noisy directions',
    meaning: 'How far the 5 sharpest directions of H and the 5 noisiest directions of C are the same; 1 if they are.',
    paragraph: 'Random spaces of dimension 5 overlap by 5/P on average.',
  },
  distance: {
    name: 'Distance from initialisation',
    meaning: 'The length of the difference between the weights and their initial values.',
    paragraph: 'With much noise the weights move further before the same loss is reached.',
  },
  stepLength: {
    name: 'Length of a step',
    meaning: 'The distance by which the next step moves the weights.',
    paragraph: 'It contains η, momentum and the noise of the mini-batch.',
  },
  stepCosine: {
    name: 'Cosine between steps',
    meaning: 'The cosine of the angle between the next two steps: 1 for a straight path, −1 for back and forth.',
    paragraph: 'Negative values are typical of steps across a direction in which ηλ exceeds 1.',
  },
  parameterNorm: {
    name: 'Norm of the weights',
    meaning: 'The length of the vector of all weights, without biases.',
    paragraph: 'Under cross-entropy it keeps growing after all examples have been fitted.',
  },
  fisherRao: {
    name: 'Fisher–Rao norm',
    meaning: 'The root mean square, over training examples, of the product of gradient and weights.',
    paragraph:
      'A measure of complexity that does not change when layers of a ReLU network are rescaled against one another.',
  },
  network: {
    name: 'Network',
    meaning: 'Layers of units; 144-32-32-10 has 144 inputs, two hidden layers of 32 units, and 10 outputs.',
    paragraph:
      'Hidden layers apply the activation, the output layer does not. Without hidden layers the model is linear or softmax regression.',
  },
  diagonalNetwork: {
    name: 'Diagonal linear network',
    meaning: 'A regression with the weights u² − v² in each input: linear in the input, not in the parameters.',
    paragraph:
      'The simplest model in which the noise of SGD selects another solution: with fewer examples than inputs, noisy training finds a sparser one.',
  },
  residualBlock: {
    name: 'Residual block',
    meaning: 'A hidden layer that adds its input to its outputs; it needs as many units as inputs.',
    paragraph:
      'Layers whose width differs from that of their input add nothing. With layer normalisation the input is added after the activation, unnormalised.',
  },
  layerNormalisation: {
    name: 'Layer normalisation',
    meaning:
      'The sums of a layer minus their mean over its units, divided by their standard deviation, before the activation.',
    paragraph:
      'Each unit then has a scale γ, which starts at 1, and a shift β, which starts at 0; both are trained. A positive factor on all weights of the layer changes nothing but the part of ε = 10⁻⁵. It is that of PyTorch, nn.LayerNorm.',
  },
  stem: {
    name: 'Convolutional stem',
    meaning: 'Convolution and pooling layers before the hidden layers, for images.',
    paragraph: 'Each convolution has kernels of 3 × 3 or 5 × 5 pixels, zero padding and the activation.',
  },
  activation: {
    name: 'Activation function',
    meaning: 'The function that each hidden unit applies to its weighted sum.',
    paragraph: 'Its curvature matters for the Hessian: ReLU is made of two straight pieces, the others are smooth.',
    picture: 'The activation functions that can be chosen, from −4 to 4.',
  },
  tanh: {
    name: 'tanh',
    meaning: 'An activation: the hyperbolic tangent, smooth and bounded between −1 and 1.',
    paragraph: 'The default here: it is smooth, so that Hessians are defined everywhere.',
  },
  relu: {
    name: 'ReLU',
    meaning: 'An activation: the positive part, max(0, z).',
    paragraph: 'Its second derivative is 0, except at 0 where it has none.',
  },
  gelu: {
    name: 'GELU',
    meaning: 'An activation: z times the normal distribution function of z, a smooth variant of ReLU.',
    paragraph: 'Computed with the error function, not with the approximation by tanh.',
  },
  softplus: {
    name: 'Softplus',
    meaning: 'An activation: log(1 + exp z), a smooth variant of ReLU.',
    paragraph: 'Its derivative is the logistic function.',
  },
  linear: {
    name: 'Linear activation',
    meaning: 'No activation: the units pass on their weighted sums.',
    paragraph: 'The network is then linear in its input, yet its loss is not quadratic in its weights.',
  },
  initialisation: {
    name: 'Initial weights',
    meaning: 'Independent normal numbers whose variance depends on the number of inputs of a unit; biases are 0.',
    paragraph:
      'LeCun’s variance is 1/fan-in, He’s 2/fan-in, Xavier’s 2/(fan-in + fan-out), each times the squared gain. A seed fixes the weights for all cells of a sweep.',
  },
  gain: {
    name: 'Initial gain',
    meaning: 'A factor of all initial weights.',
    paragraph:
      'A larger gain makes the initial loss surface sharper and the features change less, and widens the generalization gap that noise can close.',
  },
  dataset: {
    name: 'Data set',
    meaning: 'Inputs with their classes or targets, divided into training and test examples.',
    paragraph: 'Generated sets have as many examples as wanted; equal specs give equal bits on every machine.',
  },
  trainTestSplit: {
    name: 'Training and test examples',
    meaning: 'N examples to train on, and others that are only used to measure generalization.',
    paragraph: 'More test examples make test accuracy and the gap more precise, at the price of time.',
  },
  dataSeed: {
    name: 'Data seed',
    meaning: 'The number that determines which examples are drawn and how they are split.',
    paragraph:
      'With several data seeds a sweep is repeated on independent data sets, and intervals are over these: only then do they say something about the kind of data, not about one set.',
  },
  labelNoise: {
    name: 'Label noise',
    meaning: 'The fraction of training labels that are replaced by another class, chosen uniformly.',
    paragraph: 'A network that fits all of them memorises. Test labels are left as they are.',
  },
  inputNoise: {
    name: 'Input noise',
    meaning: 'The standard deviation of normal noise added to all inputs, after standardisation.',
    paragraph: 'It makes a task harder without changing its labels.',
  },
  standardisation: {
    name: 'Standardised inputs',
    meaning: 'Inputs are shifted and scaled by means and standard deviations of the training set.',
    paragraph:
      'One mean and deviation for all, a mean per feature, or both per feature. The scale of the inputs changes the curvature of the loss.',
  },
  pooling: {
    name: 'Pooling of pixels',
    meaning: 'Squares of pixels are averaged before training, which makes images smaller.',
    paragraph: 'A 28 × 28 image pooled by 2 has 14 × 14 inputs.',
  },
  glyphs: {
    name: 'Glyphs',
    meaning: 'Generated images of ten digits that resemble handwriting.',
    paragraph:
      'Strokes are distorted at random and drawn on a small grid of pixels, so that nothing has to be downloaded.',
  },
  moons: {
    name: 'Two moons',
    meaning: 'Two interlocking half circles in the plane, one per class.',
    paragraph: 'Two inputs, so that the decision boundary can be drawn.',
    picture: 'Points of the generator, by class.',
  },
  spirals: {
    name: 'Spirals',
    meaning: 'One spiral arm per class, wound around the origin.',
    paragraph: 'Few points, yet hard for a small network: with squared error it reaches the edge of stability.',
    picture: 'Points of the generator, by class.',
  },
  circles: {
    name: 'Concentric circles',
    meaning: 'One ring per class around a common centre.',
    paragraph: 'Not separable by a line.',
    picture: 'Points of the generator, by class.',
  },
  gaussians: {
    name: 'Gaussian mixture',
    meaning: 'One normal distribution per class, in any dimension.',
    paragraph: 'For two classes the smallest possible error is known in closed form.',
    picture: 'Points of the generator in two dimensions, by class.',
  },
  teacher: {
    name: 'Teacher network',
    meaning: 'Normal inputs whose labels come from a random network.',
    paragraph: 'A student network of the same shape can represent the labels exactly.',
  },
  chebyshev: {
    name: 'Chebyshev polynomial',
    meaning: 'A regression: a polynomial through a few points of a line.',
    paragraph: 'The smallest problem here that reaches the edge of stability.',
  },
  sparseRegression: {
    name: 'Sparse regression',
    meaning: 'A regression: the sum of a few of many normal inputs, with fewer examples than inputs.',
    paragraph: 'Many weight vectors fit the training set; which one is found depends on the noise of training.',
  },
  linearRegression: {
    name: 'Linear regression',
    meaning: 'A regression: a noisy sum of normal inputs of unequal scale.',
    paragraph: 'The loss of a linear model is quadratic and its curvature is known exactly.',
  },
  points: {
    name: 'Drawn points',
    meaning: 'A classification of points of the plane that are drawn, typed or pasted, each with its class.',
    paragraph:
      'Coordinates are multiples of 1/1000 in [−1, 1]. There are no more points than were drawn: a permutation keyed by the data seed says which are for training and which for testing. The points are part of the spec, and so of links.',
  },
  formula: {
    name: 'Formula',
    meaning: 'A target y = f(x₁, x₂) that is typed: a regression, or classes by thresholds on f.',
    paragraph:
      'Inputs are uniform in [−1, 1) or standard normal. The class is the number of thresholds that f reaches; the single threshold 0 gives the sign of f. Noise is added to f in training only, before thresholds. The formula is computed with the same bits in every browser.',
  },
  remote: {
    name: 'Public data set',
    meaning: 'MNIST, Fashion-MNIST or CIFAR-10, fetched when chosen and checked by a hash.',
    paragraph: 'The files are kept by the browser, so that they are fetched once.',
  },
  file: {
    name: 'Own data',
    meaning: 'A table or arrays from your own file: CSV, NPZ or IDX.',
    paragraph: 'The file is read in this tab and stays on this machine. Its hash is part of the spec.',
  },
};
