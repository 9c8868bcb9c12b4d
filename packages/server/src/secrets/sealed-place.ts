import type { Db } from '../db/connect.ts';
import type { KeyRing } from './key-file.ts';

/** One row that holds secrets. */
export interface SealedRow {
  /** For a person: whose secrets, and which. */
  readonly name: string;
  readonly keyVersion: number;
  /**
   * Opens the row and seals it with the current key, unless somebody has changed it since it was read. False when it
   * cannot be opened with this key file.
   */
  sealAnew(ring: KeyRing): Promise<boolean>;
}

/** A table with sealed columns. Every one is listed in `sealed-places.ts`. */
export interface SealedPlace {
  readonly table: string;
  load(db: Db): Promise<readonly SealedRow[]>;
}
