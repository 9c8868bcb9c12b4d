/** The frame of the settings; each part keeps its own words beside it. */
export const settings = {
  title: 'Settings',
  list: 'Parts of the settings',
  back: 'All settings',
  account: 'Account',
  save: 'Save',
  undo: 'Undo my changes',
  saved: 'Saved.',
  unsaved: (count: string, one: boolean) => `${count} ${one ? 'change is' : 'changes are'} not saved yet.`,
  problem: 'Nothing was changed',
  noAccounts: 'No account yet',
  noAccountsText: 'These settings belong to an account. Add one first.',
  addAccount: 'Add an account',
  ist: 'IST',
  none: 'no limit',
} as const;

export const meanwhile = {
  title: 'The settings were changed meanwhile',
  label: 'Name of the account',
  fromTo: (before: string, now: string) => `was ${before}, is now ${now}`,
  on: 'on',
  off: 'off',
  empty: 'empty',
  clash: 'You changed one of these, too. What you typed is still in the form and is not saved.',
  noClash: 'None of these is one that you changed: saving keeps both. What you typed is not saved yet.',
  keepMine: 'Save mine over it',
  keepBoth: 'Save mine, keep both',
  takeTheirs: 'Take what is saved',
  dropMine: 'Undo my changes',
} as const;

export const loosen = {
  title: 'This lets more through than before',
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  save: 'Loosen and save',
  leave: 'Not now',
} as const;

export const value = {
  none: 'none',
  noLimit: 'no limit',
  percent: (number: string) => `${number} %`,
  ist: (time: string) => `${time} IST`,
} as const;

export const origin = {
  preset: (value: string) => `Default: ${value}`,
  changed: (at: string) => `Changed ${at}`,
  putBack: 'Put the default back',
  putBackOf: (label: string) => `Put the default back: ${label}`,
} as const;

export const sections = {
  accounts: ['Accounts', 'Logins, modes, pausing'],
  schedule: ['Schedule', 'When buys are placed and retried'],
  limits: ['Buying limits', 'How much, how many, at what price'],
  guards: ['Guards', 'Checked in the last moment before sending'],
  targets: ['Sell targets', 'How positions are sold'],
  switches: ['Switches', 'Each capability by itself'],
  notifications: ['Notifications', 'What you are told where, quiet hours'],
  channels: ['Channels', 'Telegram, e-mail, this browser, webhook'],
  calendar: ['Calendar', 'Holidays and how far they are known'],
  data: ['Data', 'Backups, and your data as files'],
  security: ['Security', 'Password, second factor, sessions, API tokens'],
  user: ['User', 'Who you are, signing out, and who else may log in'],
  appearance: ['Appearance', 'Theme, density, colours, keys'],
} as const;

export const calendar = {
  explains: (exchange: string) =>
    `Trading days of the ${exchange}. A new year comes with a new version of the program, or by importing the exchange's list.`,
  source: 'Comes from',
  file: (file: string, version: string) => `${file} of Orderwatch ${version}`,
  madeFrom: 'Made from',
  imported: 'Imported',
  importedOn: (file: string, at: string) => `${file}, ${at}`,
  restart: 'Not in use yet',
  restartText: 'A calendar was imported since Orderwatch was started. Start it again to use it.',
  left: (days: string, one: boolean) => (one ? 'the last day is today' : `${days} days, today included`),
  over: 'over',
  reach: 'Left',
  beyond: 'Beyond the last day',
  beyondText:
    'Nothing is placed by itself, and an order for an unknown day is refused. What is at the broker goes on being watched as on a trading day. How long an order stays in the retry queue is reckoned by weekdays and marked as provisional.',
  coverage: 'Known from',
  until: 'Known until',
  warning: 'The calendar needs you',
  holidays: 'Holidays ahead',
  special: 'Special sessions ahead',
  none: 'None is known.',
  date: 'Day',
  name: 'What',
  hours: 'Hours (IST)',
  problem: 'The calendar could not be read',
} as const;

export const user = {
  name: 'Name',
  email: 'E-mail address',
  passwordHow: 'The password, the second factor and where you are signed in:',
  security: 'Security',
  demo: 'In the demo there is one made-up user, who needs no password.',
  signOut: 'Sign out',
} as const;

export const appearance = {
  theme: 'Theme',
  themeText: 'Takes effect at once, in this browser.',
  density: 'Density of lists',
  densities: { comfortable: 'Comfortable', compact: 'Compact' },
  densityText: 'Compact shows more rows. On a phone lists stay as they are, for the sake of fingers.',
  gains: 'Colours of gain and loss',
  gainsText: 'Sign and arrow always say it, too. States of orders keep their colours.',
  gainColours: { green: 'Gain green, loss red', red: 'Gain red, loss green' },
  example: 'For example:',
  keys: 'Single-key shortcuts',
  keysText: 'Turn them off when they get in the way of dictation or another tool. No key sends an order.',
} as const;
