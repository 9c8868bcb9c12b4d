export const exporting = {
  button: 'Export',
  text: 'All orders that match the filters, oldest first, with times in UTC and in IST.',
  as: { csv: 'Save as CSV', json: 'Save as JSON' },
  progress: (count: string, of: string) => `${count} of ${of} fetched`,
  problem: 'The list could not be fetched',
} as const;

export const caseFile = {
  button: 'Case file',
  text: 'The order, its history and the broker’s words, to keep or to hand to the broker’s support. Secrets are not in it.',
  as: { html: 'To read (HTML)', json: 'For programs (JSON)' },
  problem: 'The case file could not be made',
  madeAt: (at: string) => `Made ${at}. Times are IST.`,
  state: 'State',
  meaning: 'What it means',
  brokerWords: 'In the broker’s words',
  instrument: 'Instrument',
  quantity: 'Filled / quantity',
  limit: 'Limit price',
  average: 'Average price',
  day: 'Trading day',
  created: 'Created',
  brokerNumber: 'Broker’s number',
  ourNumber: 'Our number',
  attempts: 'Attempts',
  notSent: 'not sent',
  events: 'What happened',
  evidence: 'Evidence',
  noLongerKept: (ids: string) =>
    `No longer kept, because the days for which the broker’s raw answers are kept are over: ${ids}. What they proved stands above.`,
} as const;
