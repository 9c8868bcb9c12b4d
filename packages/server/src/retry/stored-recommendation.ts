import { isPaise, type StoredRecommendation } from '@orderwatch/core';
import type { Json } from '../db/tables.ts';

/** What was stored of the recommendation behind an order. Null when there was none, or it names no price. */
export function readStoredRecommendation(json: Json | null): StoredRecommendation | null {
  if (typeof json !== 'object' || json === null) return null;
  const lastClose: unknown = Reflect.get(json, 'lastClose');
  if (typeof lastClose !== 'number' || !isPaise(lastClose)) return null;
  return {
    lastClose,
    averageVolume: finite(Reflect.get(json, 'averageVolume')),
    priority: finite(Reflect.get(json, 'priority')) ?? 0,
  };
}

function finite(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}
