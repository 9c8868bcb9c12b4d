import { stop } from './run.mjs';

/** Node 20.19, 22.12, or 24 and newer: the versions that the dependencies support. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const supported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;
  if (!supported)
    stop(
      `Orderwatch needs Node 20.19, 22.12 or 24 and newer; this is ${version}. Install Node 24 and try again.`,
    );
}
