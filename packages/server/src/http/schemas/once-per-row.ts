import type { Json } from '../../db/tables.ts';

/**
 * Settings are asked for before each sending and after each reading: those of one row are read once. What is read of a
 * row must follow from it alone.
 */
export function oncePerRow<T>(read: (json: Json) => T): (json: Json) => T {
  const known = new WeakMap<object, { readonly value: T }>();
  return (json) => {
    if (typeof json !== 'object' || json === null) return read(json);
    const kept = known.get(json) ?? { value: read(json) };
    known.set(json, kept);
    return kept.value;
  };
}
