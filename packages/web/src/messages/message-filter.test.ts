import { describe, expect, it } from 'vitest';
import { readMessageFilter, toDeliveryQuery, writeMessageFilter } from './message-filter.ts';

const read = (address: string) => readMessageFilter(new URLSearchParams(address));

describe('which messages are shown', () => {
  it('stands in the address and comes back from it', () => {
    const filter = { outcome: 'troubles', channel: 'email', page: 3 } as const;
    expect(readMessageFilter(writeMessageFilter(filter))).toEqual(filter);
  });

  it.each(['outcome=sent', 'channel=pigeon', 'page=0', 'page=x'])('is all of them for "%s"', (address) => {
    expect(read(address)).toEqual({ outcome: undefined, channel: undefined, page: 1 });
  });

  it('asks for every state by name, since the server shows troubles alone otherwise', () => {
    expect(toDeliveryQuery(read('')).state).toHaveLength(7);
    expect(toDeliveryQuery(read('outcome=troubles')).state).toEqual(['failed', 'dead']);
  });
});
