import { gradientFlowRule } from './gradient-flow.ts';
import { injectedNoiseRule } from './injected-noise.ts';
import { nudgedRule } from './nudged.ts';
import { samRule } from './sam.ts';
import { svagRule } from './svag.ts';

/** Every rule that a spec can name, in the order of the menu. */
export const RULES = [samRule, nudgedRule, svagRule, injectedNoiseRule, gradientFlowRule] as const;
