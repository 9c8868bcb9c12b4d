import { isVoice } from './claim-voice.ts';

const KEY = 'orderwatch-sound';

/** `urgent`: an order needs the person. `change`: somebody else changed one. */
export type Sound = 'urgent' | 'change';

/** Pitches one after the other: what is urgent falls twice and is told apart with closed eyes. */
const tones: Readonly<Record<Sound, readonly number[]>> = { urgent: [880, 587, 880, 587], change: [523] };
const TONE_S = 0.14;

let context: AudioContext | undefined;

export function isSoundOn(): boolean {
  return localStorage.getItem(KEY) === 'on';
}

export function keepSound(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
}

/** Silent unless this browser's sound is on, and this is the one tab of it that is heard. */
export function playSound(sound: Sound): void {
  if (isSoundOn() && isVoice()) play(sound);
}

/** What one will hear, in whichever tab one asks for it. */
export function playSample(): void {
  play('urgent');
}

function play(sound: Sound): void {
  context ??= new AudioContext();
  void context.resume();
  const begin = context.currentTime;
  for (const [at, pitch] of tones[sound].entries()) playTone(context, pitch, begin + at * TONE_S);
}

function playTone(audio: AudioContext, pitch: number, at: number): void {
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = pitch;
  volume.gain.setValueAtTime(0.15, at);
  volume.gain.exponentialRampToValueAtTime(0.001, at + TONE_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(at);
  tone.stop(at + TONE_S);
}
