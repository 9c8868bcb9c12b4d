export const ui = {
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  copy: 'Copy',
  copied: 'Copied',
  loading: 'Loading',
  problemCode: (code: string) => `Code ${code}`,
  lastGood: (age: string) => `Shown below is what was known ${age} ago.`,
  back: 'Back',
} as const;
