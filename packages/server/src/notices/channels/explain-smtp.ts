import type { EmailSettings } from './email-settings.ts';
import { explainNetwork, type NetworkProblem } from './network-problem.ts';
import { printable, shorten } from './printable.ts';

const WORDS = 200;

/** Why a mail did not leave, by where in the conversation it failed: name, connection, TLS, login, addresses. */
export function explainSmtp(error: unknown, settings: EmailSettings): NetworkProblem {
  const { host, port, secure, from, to } = settings;
  const { code, responseCode, permanent, words, command, originalCode } = factsOf(error);
  const said = words === null ? '' : ` It said: "${words}"`;
  if (code === 'EAUTH' || code === 'ENOAUTH' || responseCode === 535) {
    return {
      why: `${host} does not take user and password.${said}`,
      mend: 'Check both. Many providers want a password made for this program alone ("app password").',
      mendable: permanent !== false,
    };
  }
  if (code === 'EENVELOPE') {
    const sender = command?.startsWith('MAIL') === true;
    return {
      why: `${host} does not take ${sender ? `mail from ${from}` : `mail for ${to}`}.${said}`,
      mend: sender ? 'Use a sender that belongs to the user there.' : 'Check the address of the recipient.',
      mendable: permanent === true,
    };
  }
  if (code === 'ETLS' && originalCode === undefined) {
    return {
      why: `${host} offers no secure connection at port ${port}.${said}`,
      mend: secure ? 'Try port 587 without "secure".' : 'Try port 465 with "secure".',
      mendable: true,
    };
  }
  if (responseCode !== undefined) {
    return {
      why: `${host} refused the mail (${responseCode}).${said}`,
      mend: 'See what it says, or ask the provider.',
      mendable: permanent === true,
    };
  }
  return explainNetwork(
    originalCode === undefined ? error : { code: originalCode, cause: error },
    `${host}:${port}`,
  );
}

interface Facts {
  readonly code: string | undefined;
  readonly originalCode: string | undefined;
  readonly responseCode: number | undefined;
  readonly permanent: boolean | undefined;
  readonly command: string | undefined;
  /** What the mail server said; it has seen the password, and repeats it in no answer that we know of. */
  readonly words: string | null;
}

function factsOf(error: unknown): Facts {
  const of = (name: string): unknown =>
    typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
  const text = (name: string): string | undefined => {
    const value = of(name);
    return typeof value === 'string' ? value : undefined;
  };
  const responseCode = of('responseCode');
  const permanent = of('permanent');
  const response = text('response');
  return {
    code: text('code'),
    originalCode: text('originalCode'),
    responseCode: typeof responseCode === 'number' ? responseCode : undefined,
    permanent: typeof permanent === 'boolean' ? permanent : undefined,
    command: text('command'),
    words: response === undefined ? null : shorten(printable(response), WORDS),
  };
}
