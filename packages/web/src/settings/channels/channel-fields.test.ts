import { describe, expect, it } from 'vitest';
import type { Channel } from '../../api/queries-settings.ts';
import { draftOf, patchOf } from './channel-fields.ts';

const email: Channel = {
  channel: 'email',
  name: 'E-mail',
  enabled: true,
  settings: { host: 'smtp.example.org', port: 465, secure: true, user: null, from: 'a@b.in', to: 'c@d.in' },
  secrets: [{ field: 'password', is_set: true }],
  problem: null,
  next_try_at: null,
};

describe('a channel that is being set up', () => {
  it('shows its settings, and never a secret', () => {
    expect(draftOf(email)).toEqual({
      host: 'smtp.example.org',
      port: '465',
      secure: true,
      user: '',
      password: '',
      from: 'a@b.in',
      to: 'c@d.in',
    });
  });

  it('leaves a secret that was not typed as it is, and takes away a setting that was emptied', () => {
    const patch = patchOf('email', true, { ...draftOf(email), port: ' 587 ', from: '' });
    expect(patch).toEqual({
      enabled: true,
      settings: { host: 'smtp.example.org', port: 587, secure: true, user: null, from: null, to: 'c@d.in' },
    });
  });

  it('sends a secret that was typed, without the blanks that copying brings', () => {
    expect(patchOf('telegram', false, { bot_token: ' 1:AAE ' })).toEqual({
      enabled: false,
      secrets: { bot_token: '1:AAE' },
    });
  });

  it('leaves a port that is no number to the words of the server', () => {
    expect(patchOf('email', true, { ...draftOf(email), port: 'mail' }).settings?.port).toBe('mail');
  });
});
