import { describe, expect, it } from 'vitest';
import { describeTally } from './describe-tally.ts';

const none = { sent: 0, waiting: 0, failed: 0, dead: 0 };

describe('the last seven days of messages in a sentence', () => {
  it.each([
    [[], 'Nothing was told over a channel in the last seven days.'],
    [[{ ...none, sent: 1 }], 'The one message of the last seven days got through.'],
    [
      [
        { ...none, sent: 12 },
        { ...none, waiting: 2 },
      ],
      '2 messages wait to be delivered.',
    ],
    [
      [
        { ...none, sent: 12, failed: 1 },
        { ...none, dead: 2, waiting: 4 },
      ],
      '3 messages did not get through.',
    ],
  ])('%j', (channels, sentence) => {
    expect(describeTally(channels)).toBe(sentence);
  });
});
