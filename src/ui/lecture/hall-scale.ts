import type { Size } from '../charts/frame.ts';

/** The screen that sizes are stated for. */
const DESIGN = { width: 1280, height: 720 };
/** Below this width figures stand below each other. */
export const NARROW_HALL = 800;
/** On a narrow screen, which is held in a hand, type is as on the other pages. */
const NARROW_UNIT = 0.6;
/** Type of figures in pixels of their scenes, which are laid out for it, and on the screen per unit. */
const [SCENE_TYPE, HALL_TYPE] = [13, 22];

/** Pixels of a screen per pixel of one of 1280 × 720. */
export const hallUnit = ({ width, height }: Size): number =>
  width < NARROW_HALL ? NARROW_UNIT : Math.max(NARROW_UNIT, Math.min(width / DESIGN.width, height / DESIGN.height));

/** By how much a scene is magnified. */
export const sceneScale = (unit: number): number => (unit * HALL_TYPE) / SCENE_TYPE;

/** The size of a scene that fills a place on the screen. */
export const sceneSize = ({ width, height }: Size, unit: number): Size => ({
  width: width / sceneScale(unit),
  height: height / sceneScale(unit),
});
