import { istDayNumber, MOST_TRIES, retryDelayMs } from '@orderwatch/core';
import { noteChannelFailure } from '../db/notices/note-channel-failure.ts';
import { type ClaimedOf, markDead, markFailed, markSent } from '../db/notices/settle-deliveries.ts';
import { CHANNEL_NAMES } from './channel-names.ts';
import type { Channel, ChannelMessage, ChannelTarget, SendOutcome } from './channels/channel.ts';
import type { NoticeDeps } from './notice-deps.ts';

export interface Delivery {
  readonly claimed: ClaimedOf;
  readonly target: ChannelTarget | undefined;
  readonly message: ChannelMessage;
  readonly accountId: string;
  /** Tries of this message, this one counted. */
  readonly attempts: number;
  /** Failures of the channel in a row before this one. */
  readonly failures: number;
}

const UNREADABLE: SendOutcome = {
  kind: 'refused',
  why: 'The key file does not open the secrets of this channel.',
  mend: 'Restore the key file from your backup, or enter the secrets of the channel again.',
};

/**
 * Hands one message over and writes down what came of it. False when nothing more should be sent over the channel for
 * now. Between the two an instance can die: then the message is sent once more, with the same id.
 */
export async function deliverMessage(
  deps: NoticeDeps,
  channel: Channel,
  delivery: Delivery,
): Promise<boolean> {
  const { db, clock, reached } = deps;
  const { claimed, message, attempts, failures } = delivery;
  const outcome = await send(deps, channel, delivery);
  await reached('notice:sent');
  if (outcome.kind === 'sent') {
    await markSent(db, claimed, message.id, clock.nowMs());
    return true;
  }
  deps.log.warn('A message could not be delivered', { kind: channel.kind, detail: outcome.why });
  if (outcome.kind === 'refused') {
    await markDead(db, claimed, { why: outcome.why, retryAtMs: null });
    await tellOtherwise(deps, channel, delivery, outcome);
    return true;
  }
  const retryAtMs = clock.nowMs() + retryDelayMs(failures + 1, outcome.afterMs);
  const failure = { why: outcome.why, retryAtMs };
  if (attempts < MOST_TRIES) await markFailed(db, claimed, failure);
  else {
    await markDead(db, claimed, failure);
    await tellOtherwise(deps, channel, delivery, { why: outcome.why, mend: null });
  }
  return false;
}

async function send(
  { log }: NoticeDeps,
  channel: Channel,
  { target, message }: Delivery,
): Promise<SendOutcome> {
  if (target === undefined) return UNREADABLE;
  try {
    return await channel.send(message, target);
  } catch (error) {
    log.error('A channel failed in a way it should not', { kind: channel.kind, error });
    return { kind: 'retry', why: 'Something went wrong here; the log says more.' };
  }
}

async function tellOtherwise(
  { db, clock, onNoted }: NoticeDeps,
  { kind }: Channel,
  { claimed, accountId }: Delivery,
  { why, mend }: { readonly why: string; readonly mend: string | null },
): Promise<void> {
  const atMs = clock.nowMs();
  await noteChannelFailure(db, {
    accountId,
    userId: claimed.userId,
    channel: kind,
    channelName: CHANNEL_NAMES[kind],
    why,
    mend,
    day: istDayNumber(atMs),
    atMs,
  });
  onNoted();
}
