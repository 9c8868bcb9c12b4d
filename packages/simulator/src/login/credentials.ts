import { deriveDigits, derivePan, deriveTotpSecret, deriveUuid } from './derive.ts';

/** What the account's owner knows, and what Kotak knows of him or her. */
export interface Credentials {
  readonly consumerKey: string;
  readonly mobileNumber: string;
  readonly ucc: string;
  readonly mpin: string;
  readonly totpSecret: string;
}

export interface KnownClient extends Credentials {
  readonly pan: string;
  readonly clientName: string;
}

export type ClientRequest = { readonly ucc: string } & Partial<Omit<KnownClient, 'ucc'>>;

/** The clients that may log in. What a request leaves out follows from the seed and the client code. */
export class ClientBook {
  readonly #byUcc = new Map<string, KnownClient>();
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  add(request: ClientRequest): KnownClient {
    const { ucc } = request;
    if (this.#byUcc.has(ucc)) throw new Error(`The client ${ucc} exists already`);
    const client: KnownClient = {
      ucc,
      consumerKey: request.consumerKey ?? deriveUuid(this.#seed, `consumer-key:${ucc}`),
      mobileNumber: request.mobileNumber ?? `+919${deriveDigits(this.#seed, `mobile:${ucc}`, 9)}`,
      mpin: request.mpin ?? deriveDigits(this.#seed, `mpin:${ucc}`, 6),
      totpSecret: request.totpSecret ?? deriveTotpSecret(this.#seed, `totp:${ucc}`),
      pan: request.pan ?? derivePan(this.#seed, `pan:${ucc}`),
      clientName: request.clientName ?? `CLIENT ${ucc}`,
    };
    this.#byUcc.set(ucc, client);
    return client;
  }

  find(ucc: string): KnownClient | undefined {
    return this.#byUcc.get(ucc);
  }

  findByConsumerKey(consumerKey: string): KnownClient | undefined {
    return [...this.#byUcc.values()].find((client) => client.consumerKey === consumerKey);
  }

  all(): readonly KnownClient[] {
    return [...this.#byUcc.values()];
  }
}
