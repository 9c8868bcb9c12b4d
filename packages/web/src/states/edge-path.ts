import type { Box } from './layout.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Between a box and the tip of an arrow. */
const AIR_PX = 4;
/** Lines in both directions between two boxes stand side by side. */
const APART_PX = 6;

/** The line from one box's border to another's, as an SVG path. `bendPx` bows it to its left; lines keep to their right. */
export function edgePath(from: Box, to: Box, bendPx: number): string {
  const [a, b] = [centreOf(from), centreOf(to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const left = { x: (b.y - a.y) / length, y: -(b.x - a.x) / length };
  const moved = (point: Point, by: number): Point => ({ x: point.x + left.x * by, y: point.y + left.y * by });
  const [start, end] = [moved(a, -APART_PX), moved(b, -APART_PX)];
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  const control = moved(middle, 2 * bendPx);
  const p = leave(from, start, control);
  const q = leave(to, end, control);
  return `M${text(p)} Q${text(control)} ${text(q)}`;
}

/** Where a ray from a point inside a box crosses its border, and a little further. */
function leave(box: Box, inside: Point, towards: Point): Point {
  const dx = towards.x - inside.x;
  const dy = towards.y - inside.y;
  const length = Math.hypot(dx, dy) || 1;
  const toSide = (dx > 0 ? box.left + box.width - inside.x : inside.x - box.left) / Math.abs(dx);
  const toEnd = (dy > 0 ? box.top + box.height - inside.y : inside.y - box.top) / Math.abs(dy);
  const share = Math.min(toSide, toEnd) + AIR_PX / length;
  return { x: inside.x + share * dx, y: inside.y + share * dy };
}

function centreOf({ left, top, width, height }: Box): Point {
  return { x: left + width / 2, y: top + height / 2 };
}

function text({ x, y }: Point): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
