import type { ChannelCheck, SendOutcome } from './channel.ts';

type Step = ChannelCheck['steps'][number];

/** A check that is right when all of its steps are. */
export function checked(steps: readonly Step[]): ChannelCheck {
  return { ok: steps.every(({ ok }) => ok), steps };
}

/** What became of a message of trial, as a step. */
export function trialStep(step: string, outcome: SendOutcome, success: string): Step {
  if (outcome.kind === 'sent') return { step, ok: true, detail: success };
  const mend = outcome.kind === 'refused' ? ` ${outcome.mend}` : '';
  return { step, ok: false, detail: `${outcome.why}${mend}` };
}

/** A check that is nothing but a message of trial. */
export function oneStep(step: string, outcome: SendOutcome, success: string): ChannelCheck {
  return checked([trialStep(step, outcome, success)]);
}
