import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** The whole mail as it came over the wire. */
  readonly raw: string;
  header(name: string): string | undefined;
  /** The decoded parts, by content type. */
  part(type: string): string;
}

export interface MailServerOptions {
  readonly user?: string;
  readonly password?: string;
  /** Offers TLS with a certificate that nobody vouches for. */
  readonly selfSigned?: boolean;
  /** Refuses these recipients with 550. */
  readonly unknown?: readonly string[];
  /** Answers the next mails with this, one each. */
  readonly refusals?: { readonly code: number; readonly words: string }[];
}

/** A real SMTP server on loopback. */
export async function startMailServer(options: MailServerOptions = {}) {
  const { user, password, selfSigned = false, unknown = [], refusals = [] } = options;
  const mails: ReceivedMail[] = [];
  const server = new SMTPServer({
    secure: false,
    hideSTARTTLS: !selfSigned,
    disabledCommands: selfSigned ? [] : ['STARTTLS', ...(user === undefined ? ['AUTH'] : [])],
    authOptional: user === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onAuth(auth, _session, done) {
      if (auth.username === user && auth.password === password) done(null, { user: auth.username });
      else done(Object.assign(new Error('Invalid login'), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      if (unknown.includes(address))
        done(Object.assign(new Error('No such user here <b>'), { responseCode: 550 }));
      else done();
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const refusal = refusals.shift();
        if (refusal) return done(Object.assign(new Error(refusal.words), { responseCode: refusal.code }));
        const { mailFrom, rcptTo } = session.envelope;
        const raw = Buffer.concat(chunks).toString('utf8');
        const from = mailFrom === false ? '' : mailFrom.address;
        mails.push({ from, to: rcptTo.map(({ address }) => address), raw, ...parseMail(raw) });
        done();
      });
    },
  });
  server.on('error', () => {});
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { host: '127.0.0.1', port, mails };
}

function parseMail(raw: string): Pick<ReceivedMail, 'header' | 'part'> {
  const header = (name: string) => headerOf(raw, name);
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? '';
  return {
    header,
    part(type) {
      const found = raw.split(`--${boundary}`).find((one) => one.includes(`Content-Type: ${type}`)) ?? '';
      return decode(
        found.slice(found.indexOf('\r\n\r\n') + 4),
        headerOf(found, 'Content-Transfer-Encoding') ?? '',
      );
    },
  };
}

/** A header on one line, folded ones joined and encoded words decoded. */
function headerOf(text: string, name: string): string | undefined {
  const head = text.trimStart().split('\r\n\r\n')[0] ?? '';
  const value = new RegExp(`^${name}: (.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(head)?.[1];
  return value
    ?.replace(/\?=\r\n\s+=\?/g, '?==?')
    .replace(/\r\n\s+/g, ' ')
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_, words: string) =>
      decode(words.replaceAll('_', ' '), 'quoted-printable'),
    )
    .replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_, words: string) => decode(words, 'base64'));
}

function decode(text: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(text, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return text;
  const joined = text.replace(/=\r\n/g, '');
  const bytes = joined.replace(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
