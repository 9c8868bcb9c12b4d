/** Narrower than this, a hollow candle and a full one look alike. */
const NARROWEST_PX = 5;

/**
 * Which days the picture shows, as the first and the last of them: all where there is room, else as many as there is room
 * for, with the days that matter (`from` to `to`) in it, the latest of them rather than the earliest.
 */
export function chooseWindow(
  count: number,
  widthPx: number,
  { from, to }: { readonly from: number; readonly to: number },
): readonly [number, number] {
  const room = Math.max(1, Math.floor(widthPx / NARROWEST_PX));
  if (count <= room) return [0, Math.max(0, count - 1)];
  const around = Math.floor((room - (to - from + 1)) / 2);
  const last = Math.min(count - 1, Math.max(room - 1, to + Math.max(0, around)));
  return [last - room + 1, last];
}

/**
 * Lowest and highest price of the scale: some room around those that are drawn, and below them rows of so many pixels for
 * signs without a price.
 */
export function fitPrices(
  low: number,
  high: number,
  { heightPx, lanesPx }: { readonly heightPx: number; readonly lanesPx: number },
): readonly [number, number] {
  const span = high - low || Math.max(high * 0.02, 0.02);
  const room = span * 0.08;
  const shown = span + 2 * room;
  const below = (shown * lanesPx) / Math.max(1, heightPx - lanesPx);
  return [low - room - below, low - room + shown];
}
