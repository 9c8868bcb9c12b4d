import type { Clock } from '@orderwatch/clock';
import { createTransport } from 'nodemailer';
import type { Channel, ChannelMessage, ChannelTarget, SendOutcome } from './channel.ts';
import { composeMail, type Mail } from './compose-mail.ts';
import { type EmailSettings, inspectEmail, isLoopbackHost, readEmailSettings } from './email-settings.ts';
import { explainSmtp } from './explain-smtp.ts';
import { checked, trialStep } from './one-step.ts';

export interface EmailParts {
  readonly clock: Pick<Clock, 'hold'>;
  /** Where the page is, for a link to the order; null when only this machine reaches it. */
  readonly pageUrl: string | null;
}

const CONNECT_MS = 8_000;
const ANSWER_MS = 8_000;
const WHOLE_MS = 18_000;

/** Sends each message as a mail of text and HTML through the user's own mail server. */
export function createEmailChannel({ clock, pageUrl }: EmailParts): Channel {
  async function held<T>(run: () => Promise<T>): Promise<T> {
    const release = clock.hold();
    try {
      return await run();
    } finally {
      release();
    }
  }

  async function deliver(mail: Mail, settings: EmailSettings, password: string): Promise<SendOutcome> {
    const transport = openTransport(settings, password);
    try {
      const { key, ...content } = mail;
      const messageId = key === null ? {} : { messageId: `<${key}@${settings.from.split('@')[1]}>` };
      const envelope = { from: settings.from, to: settings.to };
      await within(WHOLE_MS, transport.sendMail({ ...content, ...messageId, ...envelope }));
      return { kind: 'sent' };
    } catch (error) {
      const { why, mend, mendable } = explainSmtp(error, settings);
      return mendable ? { kind: 'refused', why, mend } : { kind: 'retry', why: `${why} ${mend}` };
    } finally {
      transport.close();
    }
  }

  return {
    kind: 'email',
    secretFields: ['password'],
    inspect: inspectEmail,
    check: (target) =>
      held(async () => {
        const settings = readEmailSettings(target.settings);
        if (!settings)
          return checked([{ step: 'settings', ok: false, detail: 'The settings are not complete.' }]);
        const password = target.secrets.password ?? '';
        const transport = openTransport(settings, password);
        try {
          await within(WHOLE_MS, transport.verify());
        } catch (error) {
          const { why, mend } = explainSmtp(error, settings);
          return checked([{ step: 'connect', ok: false, detail: `${why} ${mend}` }]);
        } finally {
          transport.close();
        }
        const outcome = await deliver(TRIAL, settings, password);
        return checked([
          {
            step: 'connect',
            ok: true,
            detail: `${settings.host} answers${settings.user ? ', and takes user and password' : ''}.`,
          },
          trialStep('mail', outcome, `A mail of trial is on its way to ${settings.to}.`),
        ]);
      }),
    send: (message: ChannelMessage, target: ChannelTarget) =>
      held(async () => {
        const settings = readEmailSettings(target.settings);
        if (!settings)
          return { kind: 'refused', why: 'The settings are not complete.', mend: 'Enter them again.' };
        return deliver(composeMail(message, pageUrl), settings, target.secrets.password ?? '');
      }),
  };
}

const TRIAL: Mail = {
  subject: 'Orderwatch reaches you by e-mail',
  text: 'This is a mail of trial.\n',
  html: '<p>This is a mail of trial.</p>\n',
  headers: { 'Auto-Submitted': 'auto-generated' },
  key: null,
};

function openTransport({ host, port, secure, user }: EmailSettings, password: string) {
  return createTransport({
    host,
    port,
    secure,
    // A password crosses no network in the clear.
    requireTLS: !secure && user !== null && !isLoopbackHost(host),
    ...(user !== null && { auth: { user, pass: password } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: ANSWER_MS,
    socketTimeout: ANSWER_MS,
    dnsTimeout: CONNECT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
    logger: false,
  });
}

/** Real time, as everything about a connection. What comes after it is of no interest any more. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(ms);
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, tooLate]);
}
