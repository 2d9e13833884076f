import { useEffect, useRef } from 'react';
import type { Thumbnail } from '../../state/library-state.ts';
import { mapColour, type Scheme } from '../charts/colours.ts';
import { useColourScheme } from '../colour-scheme.ts';
import { type ThumbnailCell, thumbnailCells } from './thumbnail.ts';

export const THUMBNAIL_SIZE = 56;

/** Hatching as on the map, for cells without a value. */
function hatch(context: CanvasRenderingContext2D, { x, y, side }: ThumbnailCell, colour: string) {
  context.save();
  context.beginPath();
  context.rect(x, y, side, side);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  for (let along = -side; along < side; along += 4) {
    context.moveTo(x + along, y + side);
    context.lineTo(x + along + side, y);
  }
  context.stroke();
  context.restore();
}

function draw(canvas: HTMLCanvasElement, cells: readonly ThumbnailCell[], scheme: Scheme) {
  const context = canvas.getContext('2d');
  if (!context) return;
  const scale = window.devicePixelRatio;
  canvas.width = canvas.height = Math.round(THUMBNAIL_SIZE * scale);
  context.scale(scale, scale);
  const line = getComputedStyle(canvas).getPropertyValue('--hatch');
  for (const cell of cells) {
    if (cell.t === null) hatch(context, cell, line);
    else {
      context.fillStyle = mapColour(cell.t, scheme);
      context.fillRect(cell.x, cell.y, cell.side, cell.side);
    }
  }
}

/** The η × B map of a stored sweep in miniature; an empty square where it has none. The text beside it says the rest. */
export function ThumbnailMap({ thumbnail }: { readonly thumbnail: Thumbnail | null }) {
  const ref = useRef<HTMLCanvasElement>(null);
  const scheme = useColourScheme();
  useEffect(() => {
    if (ref.current) draw(ref.current, thumbnail ? thumbnailCells(thumbnail, THUMBNAIL_SIZE) : [], scheme);
  }, [thumbnail, scheme]);
  return <canvas ref={ref} className={thumbnail ? 'sweep-thumbnail' : 'sweep-thumbnail sweep-thumbnail-none'} />;
}
