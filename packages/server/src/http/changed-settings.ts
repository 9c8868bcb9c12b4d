import { isDeepStrictEqual } from 'node:util';
import type { AccountSettings } from './schemas/account-settings.ts';

/** The paths at which two states of the settings differ, as the API writes them: `placement_time`, `retry.time`. */
export function changedSettings(before: AccountSettings, after: AccountSettings): readonly string[] {
  const [old, now] = [before, after].map((settings) => new Map(paths(settings)));
  return [...(now ?? [])]
    .filter(([path, value]) => !isDeepStrictEqual(value, old?.get(path)))
    .map(([path]) => path);
}

function paths(settings: AccountSettings): readonly (readonly [string, unknown])[] {
  return Object.entries(settings).flatMap(([name, value]): (readonly [string, unknown])[] =>
    isGroup(value) ? Object.entries(value).map(([inner, one]) => [`${name}.${inner}`, one]) : [[name, value]],
  );
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
