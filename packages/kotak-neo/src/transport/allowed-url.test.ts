import { describe, expect, it } from 'vitest';
import { allowUrls } from './allowed-url.ts';

describe('addresses that may receive tokens', () => {
  const allowed = allowUrls(['127.0.0.1', 'sim.local:4190']);
  it.each([
    ['https://e43.kotaksecurities.com', 'https://e43.kotaksecurities.com'],
    ['https://e43.kotaksecurities.com/', 'https://e43.kotaksecurities.com'],
    ['https://e43.kotaksecurities.com/api//', 'https://e43.kotaksecurities.com/api'],
    ['wss://mis.kotaksecurities.com/realtime', 'wss://mis.kotaksecurities.com/realtime'],
    ['http://127.0.0.1:4190', 'http://127.0.0.1:4190'],
    ['ws://127.0.0.1:9/realtime', 'ws://127.0.0.1:9/realtime'],
    ['http://sim.local:4190', 'http://sim.local:4190'],
  ])('%s is one', (url, expected) => {
    expect(allowed(url)).toEqual({ ok: true, url: expected });
  });

  it.each([
    'http://e43.kotaksecurities.com',
    'ws://e43.kotaksecurities.com',
    'https://kotaksecurities.com.evil.example',
    'https://evilkotaksecurities.com',
    'https://e43.kotaksecurities.com:8443',
    'https://e43.kotaksecurities.com@evil.example',
    'https://user:word@e43.kotaksecurities.com',
    'http://sim.local:4191',
    'http://localhost:4190',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'e43.kotaksecurities.com',
    '',
  ])('%s is none', (url) => {
    expect(allowed(url).ok).toBe(false);
  });
});
