import type { NoiseShape, RuleSpec } from './rule-spec.ts';

const refreshText = (steps: number) => (steps === 1 ? 'each step' : `every ${steps} steps`);

function noiseText(noise: NoiseShape): string {
  switch (noise.shape) {
    case 'white':
      return 'white noise';
    case 'diagonal':
      return `noise of covariance ∝ diag C (made anew ${refreshText(noise.refreshSteps)})`;
    case 'covariance':
      return 'noise of the covariance C of mini-batches';
    case 'hessian':
      return `noise of covariance ∝ H on its top ${noise.directions} eigenvectors (made anew ${refreshText(noise.refreshSteps)})`;
    case 'leading':
      return `noise of covariance ∝ C on its top ${noise.directions} eigenvectors (made anew ${refreshText(noise.refreshSteps)})`;
  }
}

/** What makes the steps, as a figure, a table or a methods section names it; without a rule "SGD". */
export function trainingRuleText(rule: RuleSpec | undefined): string {
  switch (rule?.kind) {
    case undefined:
      return 'SGD';
    case 'sam':
      return `SAM with ρ = ${rule.radius}${rule.ascentBatch ? `, each ${rule.ascentBatch} examples by themselves` : ''}`;
    case 'nudged': {
      const { factor, directions, refreshEpochs } = rule;
      const refresh = refreshEpochs === 1 ? 'each epoch' : `every ${refreshEpochs} epochs`;
      return `nudged SGD with γ = ${factor} along the top ${directions} eigenvectors of H (made anew ${refresh})`;
    }
    case 'svag':
      return `SVAG of level ${rule.level}`;
    case 'injectedNoise':
      return `full-batch gradient descent with ${noiseText(rule)}, of the power of mini-batches`;
    case 'gradientFlow':
      return `gradient flow (Runge–Kutta, a step's error ≤ ${rule.tolerance} of its length)`;
  }
}
