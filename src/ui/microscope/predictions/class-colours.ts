/** Colours of classes, distinguishable with colour-vision deficiencies: Okabe, Ito 2008, without black, then Tol's muted. */
const CLASS_COLOURS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#b3a512',
  '#882255',
  '#44aa99',
  '#999933',
] as const;

export const classColour = (label: number) => CLASS_COLOURS[label % CLASS_COLOURS.length];
