import type { Network } from '../../engine/network.ts';
import { parameterLayout } from '../../engine/parameter-layout.ts';

/** Operations of an engine in the time of one in JavaScript: see docs/cost-model.md. */
const SLOWER = 10;
/** Of a rule with moments, for each parameter. */
const PER_PARAMETER = 20;

/** What a rule computes itself, in operations of an engine. */
export const scriptOperations = (operations: number): number => SLOWER * operations;

/** The update of a rule with moments; 0 where the network is not known. */
export const momentOperations = (network: Network | undefined): number =>
  network ? scriptOperations(PER_PARAMETER * parameterLayout(network).count) : 0;
