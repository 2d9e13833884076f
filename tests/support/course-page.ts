import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { frameSnippet, HEIGHT_SCRIPT } from '../../src/ui/embed/embed-snippet.ts';
import { type StaticHost, startHost } from './static-host.ts';

export interface CourseFrame {
  readonly address: string;
  readonly title: string;
  readonly width?: number;
  readonly height?: number;
  /** The attribute of the frame. */
  readonly sandbox?: string;
}

interface CourseOptions {
  /** The origin that the page may frame. */
  readonly frames: readonly CourseFrame[];
  readonly from: string;
  /** Whether the page has the script for heights. */
  readonly hasScript?: boolean;
}

/** A course page on an origin of its own, with a strict policy of its own, that shows embeds by the HTML that the dialog gives. */
export async function courseHost({ frames, from, hasScript = true }: CourseOptions): Promise<StaticHost> {
  const folder = mkdtempSync(join(tmpdir(), 'course-'));
  const script = HEIGHT_SCRIPT.replace(/<\/?script>/g, '');
  writeFileSync(
    join(folder, 'course.js'),
    `globalThis.heard = [];\naddEventListener('message', ({ data }) => heard.push(data));\n${script}`,
  );
  const shown = frames.map(({ address, title, width, height = 500, sandbox }) =>
    frameSnippet({ address, title, width: width ?? null, height }).replace(
      '<iframe',
      sandbox === undefined ? '<iframe' : `<iframe sandbox="${sandbox}"`,
    ),
  );
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Course</title>${
      hasScript ? '<script src="course.js"></script>' : ''
    }</head><body><h1>Week 4</h1><input id="answer">${shown.join('\n<p>Between.</p>\n')}<p id="end">End.</p></body></html>`,
  );
  const policy = `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src ${from}`;
  return startHost({ folder, headers: () => ({ 'Content-Security-Policy': policy }) });
}
