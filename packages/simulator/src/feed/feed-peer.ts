/** The broker's end of one feed connection, whatever carries it. */
export interface FeedPeer {
  readonly isOpen: boolean;
  onText(read: (text: string) => void): void;
  onClose(run: () => void): void;
  send(frame: string | Uint8Array): void;
  /** Ends the connection without a farewell, as a broken line does. */
  cut(): void;
  /** Says farewell. */
  close(code: number, reason: string): void;
}
