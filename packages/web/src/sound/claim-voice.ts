const NAME = 'orderwatch-voice';

let hasVoice = false;
let isClaimed = false;

/**
 * One tab makes the sounds for all tabs of a browser; when it goes, the next one does. A tab asks for it with the first
 * press or key, since a browser keeps a tab silent in which nobody did anything yet.
 */
function claimVoice(): void {
  if (isClaimed) return;
  isClaimed = true;
  // Browsers offer locks only over https and on loopback.
  if (!('locks' in navigator)) {
    hasVoice = true;
    return;
  }
  void navigator.locks.request(NAME, () => {
    hasVoice = true;
    return new Promise<never>(() => {});
  });
}

/** Whether this tab is the one that is heard. */
export function isVoice(): boolean {
  return hasVoice;
}

/** Claims the voice at the first thing that a person does in this tab. */
export function claimVoiceOnFirstPress(): void {
  for (const kind of ['pointerdown', 'keydown'] as const)
    addEventListener(kind, claimVoice, { once: true, capture: true });
}
