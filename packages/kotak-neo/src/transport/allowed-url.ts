/** Decides which addresses may be spoken to, and so which may receive this account's tokens. */
export type AllowedUrl = (url: string) => UrlVerdict;

type UrlVerdict =
  | { readonly ok: true; readonly url: string }
  | { readonly ok: false; readonly words: string };

const encrypted = new Set(['https:', 'wss:']);
const plain = new Set(['http:', 'ws:']);

/**
 * Allows `*.kotaksecurities.com` with TLS, and the listed hosts (`127.0.0.1`, `127.0.0.1:4190`) with or without. The
 * address of the trading host comes in a login answer: a forged one would be sent live tokens.
 */
export function allowUrls(allowedHosts: readonly string[]): AllowedUrl {
  const listed = new Set(allowedHosts.map((host) => host.toLowerCase()));
  return (text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (!url) return { ok: false, words: `"${text}" is not an address` };
    if (url.username !== '' || url.password !== '') {
      return { ok: false, words: `The address at ${url.host} carries a user name` };
    }
    const isListed = listed.has(url.hostname) || listed.has(url.host);
    const isKotak = url.hostname.endsWith('.kotaksecurities.com') && url.port === '';
    if (isKotak && encrypted.has(url.protocol)) return { ok: true, url: bare(text) };
    if (isListed && (encrypted.has(url.protocol) || plain.has(url.protocol))) {
      return { ok: true, url: bare(text) };
    }
    return {
      ok: false,
      words: `${url.protocol}//${url.host} is neither *.kotaksecurities.com over TLS nor one of the allowed hosts`,
    };
  };
}

/** Without the slashes at the end, so that a path can follow. */
function bare(url: string): string {
  return url.trim().replace(/\/+$/, '');
}
