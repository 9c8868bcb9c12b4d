import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { onTestFinished } from 'vitest';

/** Secrets by what they are, and where each of them was seen. */
export interface Canaries {
  add(name: string, secret: string): void;
  /** How many there are, for a story that would else look for nothing. */
  count(): number;
  /** The names of the secrets that a text holds: as they are, in hexadecimal or in base64. */
  found(text: string): readonly string[];
}

export function createCanaries(): Canaries {
  const forms = new Map<string, RegExp>();
  return {
    add(name, secret) {
      if (secret.length < 4) throw new Error(`${name} is too short to be recognised`);
      const bytes = Buffer.from(secret);
      // The letters around a secret move its base64: what stays is without the first and the last of them.
      const shifted = [0, 1, 2].map((before) =>
        Buffer.concat([Buffer.alloc(before), bytes])
          .toString('base64')
          .slice(before === 0 ? 0 : 4, -4),
      );
      const long = shifted.filter((text) => text.length >= 8);
      const plain = [secret, encodeURIComponent(secret)].map(escaped);
      // Six digits stand in many a number; a secret is whole.
      const whole = plain.map((text) => (/^\d+$/.test(secret) ? `(?<!\\d)${text}(?!\\d)` : text));
      const other = secret.length < 8 ? [] : [bytes.toString('hex'), ...long].map(escaped);
      forms.set(name, new RegExp([...whole, ...other].join('|')));
    },
    count: () => forms.size,
    found: (text) => [...forms].flatMap(([name, form]) => (form.test(text) ? [name] : [])),
  };
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const SECRET_HEADERS: ReadonlySet<string> = new Set(['auth', 'sid', 'authorization']);

/** Collects the tokens and session ids that this process sends to the broker, as they leave it. */
export function collectTokens(canaries: Canaries): void {
  const seen = (message: unknown): void => {
    const { headers } = Object(Object(message).request);
    const list: readonly unknown[] = Array.isArray(headers) ? headers : String(headers).split(/\r\n|: /);
    for (let at = 0; at + 1 < list.length; at += 2) {
      const [name, value] = [String(list[at]).toLowerCase(), String(list[at + 1])];
      if (SECRET_HEADERS.has(name) && value.length >= 8) canaries.add(`${name} ${value}`, value);
    }
  };
  subscribe('undici:request:create', seen);
  onTestFinished(() => {
    unsubscribe('undici:request:create', seen);
  });
}
