import type { ColumnType } from 'kysely';

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Epoch milliseconds when read, an ISO text (`toTimestamp`) when written. */
export type Moment = ColumnType<number, string, string>;
export type MomentOrNull = ColumnType<number | null, string | null | undefined, string | null>;

/** Parsed when read; JSON text when written, because `pg` would turn an array into an SQL array. */
export type JsonColumn<T = Json> = ColumnType<T, string, string>;
export type JsonColumnOrNull<T = Json> = ColumnType<T | null, string | null | undefined, string | null>;

/** A decimal text, never a float. */
export type Decimal = ColumnType<string, string, string>;
export type DecimalOrNull = ColumnType<string | null, string | null | undefined, string | null>;

/** A nullable column that may be left out when a row is inserted. */
export type OrNull<T> = ColumnType<T | null, T | null | undefined, T | null>;
/** A column with a default in the database. */
export type Defaulted<T> = ColumnType<T, T | undefined, T>;
