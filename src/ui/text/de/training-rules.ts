import type { RuleSpec } from '../../../sweep/rules/registry.ts';

type Rules = { readonly [Kind in RuleSpec['kind']]: (rule: Extract<RuleSpec, { kind: Kind }>) => string };
type Noise = Extract<RuleSpec, { shape: 'white' | 'diagonal' | 'covariance' | 'hessian' | 'leading' }>;
type Shapes = { readonly [Shape in Noise['shape']]: (noise: Extract<Noise, { shape: Shape }>) => string };

const jeSchritte = (steps: number) => `${steps === 1 ? 'jeden Schritt' : `alle ${steps} Schritte`} neu berechnet`;
const jeEpochen = (epochs: number) => `${epochs === 1 ? 'jede Epoche' : `alle ${epochs} Epochen`} neu berechnet`;

const rauschen: Shapes = {
  white: () => 'weißem Rauschen',
  diagonal: ({ refreshSteps }) => `Rauschen der Kovarianz ∝ diag C (${jeSchritte(refreshSteps)})`,
  covariance: () => 'Rauschen der Kovarianz C von Mini-Batches',
  hessian: ({ directions, refreshSteps }) =>
    `Rauschen der Kovarianz ∝ H auf den obersten ${directions} Eigenvektoren (${jeSchritte(refreshSteps)})`,
  leading: ({ directions, refreshSteps }) =>
    `Rauschen der Kovarianz ∝ C auf den obersten ${directions} Eigenvektoren (${jeSchritte(refreshSteps)})`,
};

interface Momente {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
}
const mitMomenten = (name: string, { beta1, beta2, epsilon }: Momente) =>
  `${name} mit β₁ = ${beta1}, β₂ = ${beta2}, ε = ${epsilon}`;

const regeln: Rules = {
  sam: ({ radius, ascentBatch }) =>
    ascentBatch ? `m-SAM mit ρ = ${radius}, m = ${ascentBatch}` : `SAM mit ρ = ${radius}`,
  nudged: ({ factor, directions, refreshEpochs }) =>
    `Nudged SGD mit γ = ${factor} längs der obersten ${directions} Eigenvektoren von H (${jeEpochen(refreshEpochs)})`,
  svag: ({ level }) => `SVAG der Stufe ${level}`,
  injectedNoise: (noise) =>
    `Gradientenabstieg über den vollen Batch mit ${(rauschen[noise.shape] as (of: Noise) => string)(noise)}, von der Leistung von Mini-Batches`,
  adam: (rule) => mitMomenten('Adam', rule),
  adamw: (rule) => mitMomenten('AdamW', rule),
  rmsprop: ({ decay, epsilon }) => `RMSProp mit α = ${decay}, ε = ${epsilon}`,
  adagrad: ({ initial, epsilon }) => `Adagrad mit s = ${initial} am Anfang, ε = ${epsilon}`,
  signDescent: () => 'Vorzeichenabstieg',
  lion: ({ beta1, beta2 }) => `Lion mit β₁ = ${beta1}, β₂ = ${beta2}`,
  muon: ({ decay, adamFactor }) =>
    `Muon mit μ = ${decay} für die Matrizen innerer Schichten, AdamW mit ${adamFactor}η für den Rest`,
  domSgd: ({ directions, refreshSteps }) =>
    `Dom-SGD auf den obersten ${directions} Eigenvektoren von H (${jeSchritte(refreshSteps)})`,
  bulkSgd: ({ directions, refreshSteps }) =>
    `Bulk-SGD ohne die obersten ${directions} Eigenvektoren von H (${jeSchritte(refreshSteps)})`,
  freshLabelNoise: (noise) =>
    noise.shape === 'targets'
      ? `SGD mit frischem Rauschen der Standardabweichung ${noise.deviation} auf den Zielwerten jedes Schritts`
      : `SGD mit in jedem Schritt neu ersetzten Labels, jedes mit der Wahrscheinlichkeit ${noise.probability}`,
  centralFlow: ({ tolerance, directions }) =>
    `Zentralfluss (bis zu ${directions} Eigenwerte am Rand, Fehler eines Schritts ≤ ${tolerance} seiner Länge)`,
  gradientFlow: ({ tolerance }) => `Gradientenfluss (Runge-Kutta, Fehler eines Schritts ≤ ${tolerance} seiner Länge)`,
};

/** Wodurch die Schritte gemacht werden, ohne Artikel: nach „durch“ wie nach „für“. Siehe `trainingRuleText`. */
export const regel = (rule: RuleSpec | undefined): string =>
  rule ? (regeln[rule.kind] as (of: RuleSpec) => string)(rule) : 'SGD';
