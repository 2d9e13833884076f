import { z } from 'zod';

/** How many eigenvectors a rule may ask for, K. */
export const directionCount = z.int().min(1).max(100);

/** Products with which the eigenvectors of the K largest eigenvalues are typically found. */
export const productsForTop = (directions: number): number => 15 + 5 * directions;
