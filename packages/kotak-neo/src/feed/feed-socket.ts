/** What a text frame may arrive as; the shape of `ws`. */
export type RawFrame = string | Buffer | ArrayBuffer | Buffer[];

/** The part of a `ws` WebSocket that the order feed uses. */
export interface FeedSocket {
  on(event: 'open', listener: () => void): unknown;
  on(event: 'message', listener: (frame: RawFrame, isBinary: boolean) => void): unknown;
  on(event: 'pong', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'close', listener: (code: number, reason: Buffer) => void): unknown;
  send(text: string): void;
  ping(): void;
  close(): void;
  /** Drops the connection without a farewell. */
  terminate(): void;
}

export interface WebSocketOptions {
  readonly headers: Readonly<Record<string, string>>;
  /** Frames larger than this close the connection. */
  readonly maxPayload: number;
  readonly perMessageDeflate: boolean;
  readonly followRedirects: boolean;
}

export type WebSocketFactory = (url: string, options: WebSocketOptions) => FeedSocket;
