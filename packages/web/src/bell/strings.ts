export const bell = {
  sound: 'Sound of messages on this page',
  soundHint: 'Two falling tones: an order needs you',
  title: 'Notifications',
  open: (unread: string, one: boolean) =>
    unread === '0' ? 'Notifications, none unread' : `Notifications, ${unread} ${one ? 'is' : 'are'} unread`,
  markAll: 'Mark all as read',
  markRead: (title: string) => `Mark as read: ${title}`,
  none: 'Nothing has been told yet.',
  notMarked: 'It was not marked as read',
  unread: 'Unread',
  markOne: 'Mark read',
  problem: 'The notifications could not be fetched',
  severity: { critical: 'Critical', high: 'Important', normal: 'Notice', low: 'Note' },
  beyond: '99+',
} as const;
