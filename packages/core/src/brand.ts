declare const brand: unique symbol;

/** A type that only its checking constructor can make, although it is a plain value at run time. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
