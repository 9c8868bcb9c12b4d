import { realClock } from '@orderwatch/clock';
import { describe, expect, it } from 'vitest';
import { createEmailChannel } from '../../../packages/server/src/notices/channels/email-channel.ts';
import { rejectionMessage } from '../../support/channel-message.ts';
import { type MailServerOptions, startMailServer } from '../../support/peers/mail-server.ts';

const channel = createEmailChannel({ clock: realClock, pageUrl: 'https://desk.example.org' });

async function mailbox(options: MailServerOptions = {}) {
  const server = await startMailServer(options);
  const { host, port } = server;
  const settings = {
    host,
    port,
    secure: false,
    user: options.user ?? null,
    from: 'desk@example.org',
    to: 'asha@example.in',
  };
  const secrets: Record<string, string> =
    options.password === undefined ? {} : { password: options.password };
  return { ...server, target: { userId: 'usr_1', settings, secrets } };
}

describe('a mail', () => {
  it('says the same in text and in HTML, and nothing in it is markup, a header or a line of the broker', async () => {
    const { mails, target } = await mailbox();
    expect(await channel.send(rejectionMessage(), target)).toEqual({ kind: 'sent' });
    const [mail] = mails;
    expect([mail?.from, mail?.to]).toEqual(['desk@example.org', ['asha@example.in']]);
    expect(mail?.header('Subject')).toBe('Rejected: buy 10 RELIANCE at ₹2,950.00');
    expect(mail?.header('Auto-Submitted')).toBe('auto-generated');
    expect(mail?.header('X-Orderwatch-Event')).toBe('evt_1');
    expect(mail?.header('Bcc')).toBeUndefined();
    const text = mail?.part('text/plain') ?? '';
    expect(text).toContain('RMS:<b>bold</b> & _under_ *star*');
    expect(text).toContain('https://desk.example.org/orders/ord_1');
    expect(text).not.toMatch(/^Bcc/m);
    const html = mail?.part('text/html') ?? '';
    expect(html).toContain(
      '&lt;b&gt;bold&lt;/b&gt; &amp; _under_ *star* &quot;quote&quot; &lt;/p&gt;&lt;script&gt;',
    );
    for (const part of [text, html]) expect(part.replace(/\r?\n/g, '')).not.toMatch(/\p{Cc}|\u202e/u);
  });

  it('cannot be given headers by a title', async () => {
    const { mails, target } = await mailbox();
    const text = { title: 'Rejected\r\nBcc: evil@example.org', lines: [] };
    await channel.send(rejectionMessage({ text }), target);
    expect(mails[0]?.header('Subject')).toBe('Rejected Bcc: evil@example.org');
    expect([mails[0]?.header('Bcc'), mails[0]?.to]).toEqual([undefined, ['asha@example.in']]);
  });

  it('is recognised when it comes again', async () => {
    const { mails, target } = await mailbox();
    await channel.send(rejectionMessage(), target);
    await channel.send(rejectionMessage(), target);
    await channel.send(rejectionMessage({ id: 'msg_2' }), target);
    const ids = mails.map((mail) => mail.header('Message-ID'));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('leaves with user and password', async () => {
    const { mails, target } = await mailbox({ user: 'desk', password: 'canary-password' });
    expect(await channel.send(rejectionMessage(), target)).toEqual({ kind: 'sent' });
    expect(mails).toHaveLength(1);
  });
});

describe('a mail server', () => {
  const refused = async (options: MailServerOptions, change: object = {}) => {
    const { target } = await mailbox(options);
    return channel.send(rejectionMessage(), { ...target, ...change });
  };

  it('that takes no such password is a case for the user', async () => {
    const outcome = await refused(
      { user: 'desk', password: 'right' },
      { secrets: { password: 'canary-wrong' } },
    );
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('user and password') });
    expect(JSON.stringify(outcome)).not.toContain('canary');
  });

  it('that knows no such recipient says so in its own words', async () => {
    expect(await refused({ unknown: ['asha@example.in'] })).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/asha@example\.in.*No such user here <b>/),
    });
  });

  it('that is busy is tried again', async () => {
    expect(await refused({ refusals: [{ code: 451, words: 'Try later' }] })).toMatchObject({ kind: 'retry' });
  });

  it('that wants none of it is a case for the user', async () => {
    expect(await refused({ refusals: [{ code: 554, words: 'Spam' }] })).toMatchObject({ kind: 'refused' });
  });

  it('with a certificate that nobody vouches for gets nothing', async () => {
    const outcome = await refused({ selfSigned: true });
    expect(outcome).toMatchObject({ kind: 'refused', why: expect.stringContaining('certificate') });
  });

  it.each([
    [{ host: '127.0.0.1', port: 1 }, /nothing answers at that port/],
    [{ host: 'no-such-name.invalid', port: 25 }, /name .* (not known|not be looked up)/],
  ])('at %o is looked for again later', async (place, words) => {
    const { target } = await mailbox();
    const settings = { ...target.settings, ...place };
    const { kind, ...rest } = await channel.send(rejectionMessage(), { ...target, settings });
    expect(kind).not.toBe('sent');
    expect(JSON.stringify(rest)).toMatch(words);
  });

  it('is tried step by step', async () => {
    const { mails, target } = await mailbox({ user: 'desk', password: 'right' });
    expect(await channel.check(target)).toMatchObject({
      ok: true,
      steps: [{ step: 'connect' }, { step: 'mail' }],
    });
    expect(mails).toHaveLength(1);
    const wrong = await channel.check({ ...target, secrets: { password: 'wrong' } });
    expect(wrong).toMatchObject({ ok: false, steps: [{ step: 'connect', ok: false }] });
  });
});

it.each([
  [{}, {}, 'host'],
  [{ host: 'a b', port: 25, secure: false, from: 'a@b.c', to: 'a@b.c' }, {}, 'host'],
  [{ host: 'h', port: 0, secure: false, from: 'a@b.c', to: 'a@b.c' }, {}, 'port'],
  [{ host: 'h', port: 25, secure: false, from: 'a@b.c', to: 'a@b.c, d@e.f' }, {}, 'to'],
  [{ host: 'h', port: 25, secure: false, user: 'u', from: 'a@b.c', to: 'a@b.c' }, {}, 'password'],
])('settings %o are refused at the right field', (settings, secrets, field) => {
  expect(channel.inspect(settings, secrets)[0]?.field).toBe(field);
});
