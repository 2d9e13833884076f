import { useEffect, useState } from 'react';
import { messageOf } from '../../errors.ts';
import type { Typeface } from '../../figure/font/typeface.ts';
import type { FigureChoice } from '../../figure/print/figure-choice.ts';
import { POINTS_PER_MM, type PrintAbout, type PrintScene } from '../../figure/print/print-scene.ts';
import { svgFile } from '../../figure/print/svg-file.ts';
import { figureFile, pixelsOf } from './figure-files.ts';
import { FIGURES } from './words.ts';

/** An address under which the browser finds a text, as long as it is shown. */
function useBlobUrl(text: string, type: string): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type }));
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [text, type]);
  return url;
}

interface FigurePreviewProps {
  readonly scene: PrintScene;
  readonly about: PrintAbout;
  readonly typeface: Typeface;
  readonly choice: FigureChoice;
}

/** The size of the file that would be saved, in bytes; null while it is made. */
function useFileSize({ scene, about, typeface, choice }: FigurePreviewProps): {
  bytes: number | null;
  fault: string | null;
} {
  const [found, setFound] = useState<{ bytes: number | null; fault: string | null }>({ bytes: null, fault: null });
  const { format, text, resolution } = choice;
  useEffect(() => {
    let isLeft = false;
    const say = (next: typeof found) => !isLeft && setFound(next);
    figureFile(scene, { about, typeface, choice: { format, text, resolution } }).then(
      ({ size }) => say({ bytes: size, fault: null }),
      (error: unknown) => say({ bytes: null, fault: FIGURES.failed(messageOf(error)) }),
    );
    return () => {
      isLeft = true;
    };
  }, [scene, about, typeface, format, text, resolution]);
  return found;
}

/** The figure at its physical size, or smaller where there is no room, on white, with the size of its file. */
export function FigurePreview(props: FigurePreviewProps) {
  const { scene, about, typeface, choice } = props;
  const url = useBlobUrl(svgFile(scene, about, { typeface, mode: 'outlined' }), 'image/svg+xml');
  const { bytes, fault } = useFileSize(props);
  const [width, height] = [scene.width / POINTS_PER_MM, scene.height / POINTS_PER_MM];
  const pixels = pixelsOf(scene, choice.resolution);
  return (
    <figure className="figure-preview">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a large figure is scrolled. */}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls. */}
      <div className="figure-paper" role="group" aria-label={FIGURES.preview} tabIndex={0}>
        {url && <img src={url} alt={FIGURES.previewOf(about.title)} style={{ width: `${width}mm` }} />}
      </div>
      <figcaption>
        <span role="status">
          {fault ??
            FIGURES.size(width.toFixed(0), height.toFixed(0), bytes === null ? '…' : String(Math.ceil(bytes / 1000)))}
          {choice.format === 'png' && ` · ${FIGURES.pixels(pixels.width, pixels.height)}`}
        </span>
      </figcaption>
    </figure>
  );
}
