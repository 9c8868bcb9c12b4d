/** The address from which the broker sees us. */
export interface ClientIp {
  readonly ip: string;
  /** The broker's time, epoch milliseconds. */
  readonly timeMs: number | undefined;
}
