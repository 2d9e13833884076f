export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface FrameMargins {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** The inner rectangle of a plot, in CSS pixels from the top left of its svg. */
export interface Frame extends Size {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export function frameOf({ width, height }: Size, margins: FrameMargins): Frame {
  return {
    width,
    height,
    left: margins.left,
    right: Math.max(margins.left + 1, width - margins.right),
    top: margins.top,
    bottom: Math.max(margins.top + 1, height - margins.bottom),
  };
}
