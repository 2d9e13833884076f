import { frequencyOf, type HeardCurve } from './pitch.ts';

/** Seconds of a curve, and of silence after it. */
const CURVE = 2.5;
const SILENCE = 0.4;
const LOUDNESS = 0.15;
/** A sound that starts or ends at once clicks. Seconds. */
const FADE = 0.03;

/** Puts curves one after the other on an audio context: a tone each, whose pitch follows the curve. Seconds until the last has ended. */
export function scheduleCurves(context: BaseAudioContext, curves: readonly HeardCurve[]): number {
  let start = context.currentTime + FADE;
  for (const { points } of curves) {
    const [first, ...others] = points;
    if (!first) continue;
    const at = (time: number) => start + CURVE * time;
    const tone = new OscillatorNode(context, { type: 'triangle', frequency: frequencyOf(first.height) });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0, at(first.time));
    volume.gain.linearRampToValueAtTime(LOUDNESS, at(first.time) + FADE);
    tone.frequency.setValueAtTime(frequencyOf(first.height), at(first.time));
    for (const { time, height } of others)
      tone.frequency.exponentialRampToValueAtTime(frequencyOf(height), Math.max(at(time), context.currentTime));
    const end = at((points.at(-1) ?? first).time);
    volume.gain.setValueAtTime(LOUDNESS, Math.max(at(first.time) + FADE, end - FADE));
    volume.gain.linearRampToValueAtTime(0, end + FADE);
    tone.connect(volume).connect(context.destination);
    tone.start(at(first.time));
    tone.stop(end + FADE);
    start += CURVE + SILENCE;
  }
  return start - context.currentTime;
}

let playing: AudioContext | null = null;

/** Plays curves, in the place of what is played. Resolves at the end, or when it is stopped. */
export async function playCurves(curves: readonly HeardCurve[]): Promise<void> {
  stopPlaying();
  const context = new AudioContext();
  playing = context;
  await context.resume();
  const seconds = scheduleCurves(context, curves);
  await new Promise((resolve) => setTimeout(resolve, 1000 * seconds));
  if (playing === context) stopPlaying();
}

/** Ends what is played, if anything is. */
export function stopPlaying(): void {
  void playing?.close();
  playing = null;
}
