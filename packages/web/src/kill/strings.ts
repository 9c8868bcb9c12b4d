export const kill = {
  button: 'Kill switch',
  on: 'Kill switch on',
  title: 'Kill switch',
  text: 'Stops all sending to the broker at once: no order is placed, changed or retried, whatever is scheduled. Watching goes on. Orders that are at the broker stay there until they are cancelled, which is a step of its own.',
  scope: 'For',
  all: 'All accounts',
  keep: 'Leave it as it is',
  confirm: 'Stop all sending now',
  confirmOne: (label: string) => `Stop all sending for ${label} now`,
  problem: 'The kill switch did not answer',
  isOn: (label: string, at: string) => `${label}: stopped since ${at}.`,
  isOff: (label: string) => `${label}: sending is on.`,
  notRecorded: 'It is in force; its entry in the history follows.',
  nothingStands: 'No order is at the broker.',
  can: (count: string) => `Can still be cancelled (${count})`,
  cannot: (count: string) => `Cannot be cancelled (${count})`,
  until: (at: string) => `until ${at}`,
  untilThen: (at: string) => `not before ${at}`,
  filled: (filled: string, total: string) => `${filled} of ${total} filled`,
  cancelThese: (count: string, one: boolean) => (one ? 'Cancel this order' : `Cancel these ${count} orders`),
  cancelAsk: (count: string, one: boolean) =>
    one
      ? 'Really cancel this one order at the broker?'
      : `Really cancel these ${count} orders at the broker?`,
  cancelConfirm: 'Yes, cancel at the broker',
  asked: (count: string, one: boolean) =>
    one
      ? 'The cancellation was sent. Waiting for the broker; the order counts as cancelled when its book says so.'
      : `The cancellation of ${count} orders was sent. Waiting for the broker; they count as cancelled when its book says so.`,
  release: 'Let the accounts act again',
  releaseText: 'What is due and has not expired is sent from then on.',
  reason: 'Why, in your own words',
  reasonHint: 'Kept in the history; at least three letters.',
  close: 'Close',
} as const;
