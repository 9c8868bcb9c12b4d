import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { run, stop } from './run.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The path of a Chromium for the browser tests: named by CHROMIUM_PATH, found, or installed from Debian's packages. */
export async function findChromium() {
  const found = look();
  if (found) return found;
  if (process.platform === 'linux' && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium for the browser tests (apt-get install chromium) ...');
    const prefix = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
    const apt = async (...args) => {
      const [command, ...rest] = [...prefix, 'apt-get', ...args];
      return run(command, rest, {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
        stdio: ['ignore', 'ignore', 'inherit'],
      });
    };
    await apt('update', '-qq').catch(() => 1);
    await apt('install', '-y', '-qq', '--no-install-recommends', 'chromium').catch(() => 1);
  }
  return (
    look() ??
    stop(
      'The browser tests need Chromium or Chrome. Install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to its program.',
    )
  );
}

function look() {
  const named = process.env.CHROMIUM_PATH;
  if (named) return existsSync(named) ? named : stop(`CHROMIUM_PATH is ${named}, but there is no such file.`);
  for (const name of names) {
    const path = which(name);
    if (path) return path;
  }
  return places.find((place) => existsSync(place));
}

function which(name) {
  try {
    return execFileSync(process.platform === 'win32' ? 'where' : 'which', [name], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')[0]
      ?.trim();
  } catch {
    return undefined;
  }
}
