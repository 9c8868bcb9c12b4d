/** Why there was no answer, and what to look at. `mendable`: it will hardly pass by itself. */
export interface NetworkProblem {
  readonly why: string;
  readonly mend: string;
  readonly mendable: boolean;
}

type Facts = readonly [why: (host: string) => string, mend: string, mendable: boolean];

const NO_NAME: Facts = [
  (host) => `The name ${host} is not known.`,
  'Check the spelling of the host, and the network of this machine.',
  true,
];
const REFUSED: Facts = [
  (host) => `${host} is there, and nothing answers at that port.`,
  'Check the port, and whether the other side is running.',
  false,
];
const UNREACHABLE: Facts = [
  (host) => `No way leads to ${host}.`,
  'Check the network and the firewall of this machine.',
  false,
];
const SILENT: Facts = [
  (host) => `${host} did not answer in time.`,
  'Check host and port: a firewall that swallows packets looks like this.',
  false,
];
const CUT: Facts = [
  (host) => `${host} ended the connection before it answered.`,
  'Try again; if it stays so, see the log of the other side.',
  false,
];
const UNTRUSTED: Facts = [
  (host) => `${host} shows a certificate that nobody vouches for.`,
  'Use a certificate of a known authority, or give its authority to Node in NODE_EXTRA_CA_CERTS.',
  true,
];

const KNOWN: Readonly<Record<string, Facts>> = {
  ENOTFOUND: NO_NAME,
  EDNS: NO_NAME,
  EAI_AGAIN: [
    (host) => `The name ${host} could not be looked up.`,
    'Check the network of this machine.',
    false,
  ],
  ECONNREFUSED: REFUSED,
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: SILENT,
  ABORT_ERR: SILENT,
  ECONNRESET: CUT,
  EPIPE: CUT,
  CERT_HAS_EXPIRED: [(host) => `The certificate of ${host} has expired.`, 'Renew it over there.', true],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    (host) => `The certificate is for another name than ${host}.`,
    'Use the name that the certificate was made for.',
    true,
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  ERR_SSL_WRONG_VERSION_NUMBER: [
    (host) => `${host} does not speak TLS at that port.`,
    'Check the port and whether it is meant to be secure from the first byte.',
    true,
  ],
};

/** What an error of a connection means. The error's own text is not shown: it may hold an address with a secret in it. */
export function explainNetwork(error: unknown, host: string): NetworkProblem {
  for (const code of codesOf(error)) {
    const known = KNOWN[code];
    if (known) return { why: known[0](host), mend: known[1], mendable: known[2] };
  }
  const code = codesOf(error)[0];
  return {
    why: `The connection to ${host} failed${code ? ` (${code})` : ''}.`,
    mend: 'Check the network of this machine.',
    mendable: false,
  };
}

/** The code of the error, of what caused it and of every address that was tried. */
function codesOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const named = error instanceof Error && /Abort|Timeout/.test(error.name) ? ['ABORT_ERR'] : [];
  const cause = 'cause' in error ? codesOf(error.cause) : [];
  const inner = 'error' in error ? codesOf(error.error) : [];
  const several = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...named, ...own, ...cause, ...inner, ...several];
}
