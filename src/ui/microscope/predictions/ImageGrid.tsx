import { useEffect, useMemo, useRef } from 'react';
import type { ImagesFinding, PredictedImage } from '../../../sweep/inspection/findings.ts';
import { MICROSCOPE } from '../words.ts';
import { pixelRange, rgbaOf } from './pixels.ts';

interface PictureProps {
  readonly image: PredictedImage;
  readonly shape: readonly number[];
  readonly range: readonly [number, number];
}

function Picture({ image, shape: [height = 1, width = 1, channels = 1], range }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const bytes = rgbaOf(image.pixels, channels, range);
    canvas.current?.getContext('2d')?.putImageData(new ImageData(bytes, width, height), 0, 0);
  }, [image, width, height, channels, range]);
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a canvas without tabindex takes no focus; the caption names it.
  return <canvas ref={canvas} width={width} height={height} aria-hidden="true" />;
}

/** Test images with the predicted class; for mistakes, with both classes. */
export function ImageGrid({ finding }: { finding: ImagesFinding }) {
  const { images, shape, classNames, wrong, count } = finding;
  const range = useMemo(() => pixelRange(images), [images]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
    <section className="image-grid-stage" aria-label={MICROSCOPE.predictions.images} tabIndex={0}>
      <p>{MICROSCOPE.predictions.wrong(wrong, count)}</p>
      <ul className="image-grid">
        {images.map((image) => {
          const { index, label, predicted, confidence } = image;
          const isWrong = label !== predicted;
          return (
            <li key={index} className={isWrong ? 'image-wrong' : ''}>
              <Picture image={image} shape={shape} range={range} />
              <span>
                {isWrong ? `${classNames[label]} → ${classNames[predicted]}` : classNames[predicted]}
                <small>{Math.round(100 * confidence)} %</small>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
