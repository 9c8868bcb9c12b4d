/** For a book of what is open alone: nothing of it has to match a reading. Commands of the last days come with it. */
export const NOTHING_SEEN = {
  seenSince: '9999-12-31',
  brokerOrderIds: [],
  clientTags: [],
  commandsSinceMs: 0,
} as const;
