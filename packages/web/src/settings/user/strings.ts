export const users = {
  title: 'Who may log in here',
  explains:
    'Each has accounts of their own and sees nothing of another’s. Who has forgotten the password, or lost the second factor, is helped on the machine itself: npm run orderwatch -- user --help',
  problem: 'The users could not be fetched',
  name: 'Name',
  email: 'E-mail address',
  theirs: 'known to them',
  since: 'Since',
  factor: 'Second factor',
  on: 'on',
  off: 'off',
  you: 'you',
  add: 'Add a user',
  password: 'First password',
  passwordHint:
    'Twelve characters or more. Tell it to them by another way than e-mail; they change it under Security.',
  submit: 'Let them log in',
  notAdded: 'Nobody was added',
  added: (email: string) => `${email} may log in now.`,
} as const;
