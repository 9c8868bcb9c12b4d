export const data = {
  backups: 'Backups',
  explains: (folder: string) =>
    `Copies of the whole database, while everything goes on, in ${folder} on the machine that Orderwatch runs on. The key file is not in them: keep a copy of it elsewhere, or the broker logins stay sealed.`,
  problem: 'The backups could not be listed',
  none: 'There is no backup yet.',
  latest: (age: string) => `The latest is ${age} old.`,
  now: 'Back up now',
  notDone: 'It was not done',
  made: 'Made',
  size: 'Size',
  kept: 'Kept',
  keptFor: { hand: 'until you take it away', itself: 'until newer ones push it out' },
  name: 'File',
  act: 'Try it',
  check: 'Try to restore',
  checkOf: (at: string) => `Try to restore the backup of ${at}`,
  checkText:
    'A try brings the backup back into a database of its own, proves the history in it, and throws that database away. What is in use is not touched. To restore in earnest, stop Orderwatch and run: npm run orderwatch -- restore <file>',
  more: (count: string) => `and ${count} older ones in the folder`,
  work: {
    backup: {
      running: (_: string) => 'A backup is being made …',
      done: (rows: string, size: string) => `Backed up: ${rows} rows${size}.`,
      failed: (problem: string) => `The backup was not made. ${problem}`,
    },
    check: {
      running: (name: string) => `${name} is being brought back to try it …`,
      done: (name: string, rows: string, events: string) =>
        `${name} can be restored: ${rows} rows came back, and the history of ${events} events is unbroken.`,
      failed: (name: string, problem: string) => `${name} cannot be relied on. ${problem}`,
    },
    at: (at: string) => `${at}.`,
  },
  own: 'My data',
  ownText:
    'What is kept about you and your accounts, as files, with times in UTC and in IST. Passwords, broker logins and tokens are not in them.',
  parts: {
    orders: ['Orders', 'With status, prices and reasons'],
    trades: ['Finished trades', 'With charges and profit'],
    events: ['History', 'Everything that happened'],
  },
  everything: ['Everything', 'Accounts, settings, orders, positions, trades, history and days'],
  save: (what: string, kind: string) => `${what} as ${kind.toUpperCase()}`,
  progress: (count: string) => `${count} rows fetched`,
  ownProblem: 'The file could not be made',
} as const;
