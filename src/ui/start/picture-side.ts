/** Width and height of the picture of a data set, in CSS pixels. */
export const SIDE = 40;
