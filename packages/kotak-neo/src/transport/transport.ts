/**
 * What the client needs from the network: one request, one answer or a failure that says whether anything left this
 * machine. A transport never throws for a network failure, never repeats a request and never follows a redirect.
 */
export interface Transport {
  (request: TransportRequest): Promise<TransportReply>;
  /** Lets go of sockets. Called by the client's `close`. */
  close?(): Promise<void>;
}

export interface TransportRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** How long the client will wait. For information: the client itself aborts `signal` when it is over. */
  readonly timeoutMs: number;
  /** Replies larger than this are given up as `lost` (`too_large`). */
  readonly maxBodyBytes: number;
  /** Set where the broker looks at our address: its allow-list knows IPv4 only. */
  readonly ipv4Only: boolean;
  /** Aborted by the client's clock or its caller. The transport must settle promptly afterwards. */
  readonly signal?: AbortSignal;
}

export type TransportReply = HttpReply | RequestNotSent | ReplyLost;

export interface HttpReply {
  readonly kind: 'reply';
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bodyText: string;
}

/** Proof that not one byte of the request was written. */
export interface RequestNotSent {
  readonly kind: 'not_sent';
  readonly why: 'dns' | 'refused' | 'tls' | 'unreachable' | 'timeout' | 'aborted' | 'closed';
  readonly words: string;
}

/** Some of the request may have reached the broker, and no whole reply came back. */
export interface ReplyLost {
  readonly kind: 'lost';
  readonly why: 'timeout' | 'aborted' | 'reset' | 'truncated' | 'too_large' | 'undecodable' | 'failed';
  readonly words: string;
  /** The status, when at least the headers arrived. */
  readonly status?: number;
  readonly bodyText?: string;
}
