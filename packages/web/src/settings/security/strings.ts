export const security = {
  problem: 'What protects your login could not be read',
  demo: 'In the demo there is nothing to protect: it has one made-up user, who needs no password. Your own login begins with the set-up token.',
  changeProblem: 'Nothing was changed',
} as const;

export const password = {
  title: 'Password',
  current: 'Your present password',
  next: 'The new password',
  again: 'The new password once more',
  hint: 'At least twelve characters. A sentence is best. You stay signed in here, and are signed out everywhere else.',
  differs: 'The two are not the same',
  change: 'Change the password',
  changed: 'Your password was changed. Everywhere else you are signed out.',
} as const;

export const secondFactor = {
  title: 'Second factor',
  off: 'Off',
  on: 'On',
  about:
    'With a second factor, whoever knows your password still cannot sign in: a code of an app on your phone is asked for besides.',
  begin: 'Set up the second factor',
  scan: 'Scan this with your authenticator app (Google Authenticator, Aegis, 1Password or any other).',
  qr: 'QR code for your authenticator app',
  type: 'Or type this secret into it:',
  secret: 'the secret',
  firstCode: 'The code that the app shows now',
  confirm: 'Switch it on',
  leave: 'Leave it',
  codesTitle: 'Your recovery codes',
  codesText:
    'Each of these signs you in once when the phone is not at hand. Print them, or keep them in a password manager: they are shown only now.',
  codes: 'all recovery codes',
  kept: 'I have kept them',
  left: (count: number) => (count === 1 ? '1 recovery code is left.' : `${count} recovery codes are left.`),
  renew: 'Make new recovery codes',
  switchOff: 'Switch it off …',
  offText: 'Needs your password and a code of the app (or a recovery code).',
  password: 'Your password',
  code: 'Code of your authenticator app',
  confirmOff: 'Switch the second factor off',
} as const;

export const sessions = {
  problem: 'Where you are signed in could not be fetched',
  title: 'Where you are signed in',
  caption: 'Your sessions',
  device: 'Browser',
  here: 'this one',
  from: 'Address',
  since: 'Signed in',
  seen: 'Last used',
  act: 'Action',
  end: 'Sign out',
  endName: (device: string, ip: string) => `Sign out ${device} at ${ip}`,
  endOthers: 'Sign out everywhere else',
  ended: (count: number) => (count === 1 ? '1 session was ended.' : `${count} sessions were ended.`),
  unknown: 'Unknown program',
} as const;

export const tokens = {
  title: 'API tokens',
  about:
    'For programs of your own. A token is sent as “Authorization: Bearer …” and needs no password. What is about credentials or lets trading begin again stays with you, whatever a token may do.',
  name: 'What it is for',
  scope: 'What it may do',
  scopes: {
    read: 'Read: look at everything, change nothing',
    trade: 'Trade: also place, change and cancel orders, and stop placing',
    admin: 'Admin: also change settings, prices and notifications',
  },
  days: 'Works for',
  periods: { 7: '7 days', 30: '30 days', 90: '90 days', 365: 'a year' },
  addresses: 'Only from these addresses (optional)',
  addressesHint: 'IP addresses or networks such as 192.168.1.0/24, one a line. Left empty: from anywhere.',
  create: 'Make a token',
  createdTitle: 'Your new token',
  createdText: 'Copy it now: it is shown only this once, and only its fingerprint is kept.',
  token: 'the token',
  kept: 'I have copied it',
  caption: 'Your API tokens',
  none: 'There is no token.',
  problem: 'The tokens could not be fetched',
  begins: 'Begins with',
  may: 'May',
  expires: 'Works until',
  used: 'Last used',
  never: 'never',
  act: 'Action',
  revoke: 'Revoke',
  revokeName: (name: string) => `Revoke ${name}`,
  states: { works: 'works', expired: 'expired', revoked: 'revoked' },
} as const;

export const happenings = {
  title: 'What happened to your login',
  caption: 'The latest thirty, newest first',
  none: 'Nothing yet.',
  when: 'When',
  what: 'What',
  where: 'From where',
} as const;

/** By the server's kinds; one that is new to this page is shown as it is. */
export const happened: Readonly<Record<string, string>> = {
  logged_in: 'You signed in',
  login_blocked: 'Wrong passwords or codes: further tries were stopped for a while',
  recovery_code_used: 'A recovery code was used',
  proved: 'You showed that it is you',
  session_ended: 'A session was signed out',
  other_sessions_ended: 'All other sessions were signed out',
  password_changed: 'The password was changed',
  second_factor_on: 'The second factor was switched on',
  second_factor_off: 'The second factor was switched off',
  recovery_codes_renewed: 'New recovery codes were made',
  token_created: 'An API token was made',
  token_revoked: 'An API token was revoked',
};
