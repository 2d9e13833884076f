import { adagradRule } from './adagrad.ts';
import { adamRule } from './adam.ts';
import { adamwRule } from './adamw.ts';
import { bulkSgdRule } from './bulk-sgd.ts';
import { centralFlowRule } from './central-flow.ts';
import { domSgdRule } from './dom-sgd.ts';
import { freshLabelNoiseRule } from './fresh-label-noise.ts';
import { gradientFlowRule } from './gradient-flow.ts';
import { injectedNoiseRule } from './injected-noise.ts';
import { lionRule } from './lion.ts';
import { muonRule } from './muon.ts';
import { nudgedRule } from './nudged.ts';
import { rmspropRule } from './rmsprop.ts';
import { samRule } from './sam.ts';
import { signDescentRule } from './sign-descent.ts';
import { svagRule } from './svag.ts';

/** Every rule that a spec can name, in the order of the menu. */
export const RULES = [
  samRule,
  nudgedRule,
  svagRule,
  injectedNoiseRule,
  gradientFlowRule,
  centralFlowRule,
  adamRule,
  adamwRule,
  rmspropRule,
  adagradRule,
  signDescentRule,
  lionRule,
  muonRule,
  domSgdRule,
  bulkSgdRule,
  freshLabelNoiseRule,
] as const;
