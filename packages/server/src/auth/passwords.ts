import { hash, verify } from '@node-rs/argon2';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** What a hash costs: 64 MiB and three passes, a quarter of a second on an ordinary machine. */
export interface PasswordCost {
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}
const PASSWORD_COST: PasswordCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 };

const LENGTH_MIN = 12;
const LENGTH_MAX = 200;
/** More hashes at once would let anybody who knocks fill the memory. */
const HASHES_AT_ONCE = 4;

export type PasswordFault = 'too_short' | 'too_long' | 'too_common' | 'contains_email';

/** Undefined when the password may be used. The list of common ones is ours: nothing is asked on the network. */
export function findPasswordFault(password: string, email: string): PasswordFault | undefined {
  if (password.length < LENGTH_MIN) return 'too_short';
  if (password.length > LENGTH_MAX) return 'too_long';
  const plain = password.toLowerCase();
  const name = email.split('@')[0]?.toLowerCase() ?? '';
  if (name.length >= 4 && plain.replace(name, '').length < LENGTH_MIN / 2) return 'contains_email';
  const letters = plain.replace(/[^a-z]/g, '');
  const isCommon = COMMON_PASSWORDS.has(plain) || COMMON_PASSWORDS.has(letters) || new Set(plain).size < 5;
  return isCommon ? 'too_common' : undefined;
}

export const passwordFaultWords: Readonly<Record<PasswordFault, string>> = {
  too_short: `Use at least ${LENGTH_MIN} characters.`,
  too_long: `Use at most ${LENGTH_MAX} characters.`,
  too_common: 'This one is easily guessed. Use several words that do not belong together.',
  contains_email: 'Leave your e-mail address out of it.',
};

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes about as long for a hash that is undefined as for a real one, so that time tells nobody who exists. */
  verify(stored: string | undefined, password: string): Promise<boolean>;
  /** Whether a hash was made with another cost than today's. */
  isOutdated(stored: string): boolean;
}

export function createPasswords(cost: PasswordCost = PASSWORD_COST): Passwords {
  const inTurn = limitConcurrency(HASHES_AT_ONCE);
  let dummy: Promise<string> | undefined;
  return {
    hash: (password) => inTurn(() => hash(password, cost)),
    async verify(stored, password) {
      if (stored) return inTurn(() => verify(stored, password));
      dummy ??= hash('nobody has this password', cost);
      const other = await dummy;
      await inTurn(() => verify(other, password));
      return false;
    },
    isOutdated: (stored) => !stored.includes(`m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}`),
  };
}

function limitConcurrency(atOnce: number): <T>(run: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (run) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    running += 1;
    try {
      return await run();
    } finally {
      running -= 1;
      waiting.shift()?.();
    }
  };
}
