export const proof = {
  title: 'Show that it is you',
  text: 'This is about your money or your secrets. What you asked for goes on as soon as you have shown who you are; for the next five minutes you are not asked again.',
  password: 'Your password',
  code: 'Code of your authenticator app',
  codeHint: 'Six digits, or one of your recovery codes',
  problem: 'That did not work',
  go: 'Go on',
  leave: 'Leave it',
} as const;
