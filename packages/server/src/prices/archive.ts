import type { CloseSource, FetchedFile } from './close-source.ts';
import { unzipFirst } from './unzip-first.ts';

/** Where the NSE keeps its common bhavcopies since July 2024. */
const NSE_ARCHIVE = 'https://nsearchives.nseindia.com/content/cm';
/** A target needs nine closes; some more let its average forget where it began. Other due work waits for all of them. */
const DAYS_BACK = 15;
const TIMEOUT_MS = 20_000;
const LARGEST_BYTES = 20_000_000;

/**
 * The NSE's own archive: one zipped file a day, some two megabytes unpacked. It answers only callers that look like a
 * browser, and not from every network; what it does not give can be imported by hand.
 */
export function nseArchive(): CloseSource {
  return {
    daysBack: DAYS_BACK,
    fetch: (day) =>
      download(`${NSE_ARCHIVE}/${bhavcopyName(day)}.zip`, (body) => unzipFirst(body, LARGEST_BYTES)),
  };
}

/** The simulator's archive, which has the files unpacked. `hold` keeps simulated time still meanwhile. */
export function simulatedArchive(
  url: string,
  hold: () => () => void,
  daysBack: number = DAYS_BACK,
): CloseSource {
  return {
    daysBack,
    async fetch(day) {
      const release = hold();
      try {
        return await download(`${url}/content/cm/${bhavcopyName(day)}`, (body) => body.toString('utf8'));
      } finally {
        release();
      }
    },
  };
}

function bhavcopyName(day: string): string {
  return `BhavCopy_NSE_CM_0_0_0_${day.replaceAll('-', '')}_F_0000.csv`;
}

async function download(url: string, read: (body: Buffer) => string): Promise<FetchedFile> {
  try {
    const response = await fetch(url, {
      headers: { 'User-Agent': 'Mozilla/5.0', Accept: '*/*', 'Accept-Language': 'en' },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 404) return { kind: 'none' };
    if (!response.ok) return { kind: 'failed', words: `The archive answered with status ${response.status}` };
    const body = Buffer.from(await response.arrayBuffer());
    if (body.length > LARGEST_BYTES) return { kind: 'failed', words: `The file has ${body.length} bytes` };
    return { kind: 'file', text: read(body) };
  } catch (error) {
    return { kind: 'failed', words: error instanceof Error ? error.message : String(error) };
  }
}
