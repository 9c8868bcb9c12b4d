import type { Delivery, DeliveryQuery } from '../api/queries-notices.ts';
import { messages } from './strings.ts';

export type Outcome = keyof typeof messages.outcomes;
type State = Delivery['state'];

const everyState = Object.keys(messages.states) as State[];
const statesOf: Readonly<Record<Outcome, readonly State[]>> = {
  delivered: ['sent'],
  waiting: ['queued', 'sending', 'deferred'],
  troubles: ['failed', 'dead'],
};

/** Which messages are shown; the address holds all of it. */
export interface MessageFilter {
  readonly outcome: Outcome | undefined;
  readonly channel: Delivery['channel'] | undefined;
  readonly page: number;
}

/** Total: what the address holds and we do not understand is left out. */
export function readMessageFilter(params: URLSearchParams): MessageFilter {
  const page = Number(params.get('page') ?? '1');
  const outcomes = Object.keys(messages.outcomes) as Outcome[];
  const channels = Object.keys(messages.channels) as Delivery['channel'][];
  return {
    outcome: outcomes.find((each) => each === params.get('outcome')),
    channel: channels.find((each) => each === params.get('channel')),
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000 ? page : 1,
  };
}

export function writeMessageFilter({ outcome, channel, page }: MessageFilter): URLSearchParams {
  const params = new URLSearchParams({ tab: 'messages' });
  if (outcome) params.set('outcome', outcome);
  if (channel) params.set('channel', channel);
  if (page !== 1) params.set('page', String(page));
  return params;
}

const PAGE = 50;

export function toDeliveryQuery({ outcome, channel, page }: MessageFilter): DeliveryQuery {
  return {
    state: [...(outcome ? statesOf[outcome] : everyState)],
    ...(channel && { channel }),
    page,
    page_size: PAGE,
  };
}
