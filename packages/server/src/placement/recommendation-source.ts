import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '@orderwatch/clock';
import {
  amoWindowAt,
  analysisDay,
  err,
  instant,
  istDate,
  missedClose,
  ok,
  type Result,
  type TradingCalendar,
} from '@orderwatch/core';
import type { Db } from '../db/connect.ts';
import { findRecommendationFile, type StoredFile } from '../db/placement/recommendation-file.ts';
import { keepRecommendationFile } from '../db/recommendations/keep-file.ts';
import type { Ids } from '../ids.ts';
import { fileHash, readCsv } from '../recommendations/read-csv.ts';

export interface SourceProblem {
  readonly code: 'no_recommendations' | 'recommendations_unreadable';
  /** What is wrong and how to mend it. */
  readonly text: string;
}

export interface SourceWish {
  readonly userId: string;
  readonly fileId: string | null;
  /** A file, or a folder whose newest analysis is read. */
  readonly path: string | null;
}

export interface FoundFile extends StoredFile {
  /** When it was made, by its name or else by when its content was first seen; null where its owner handed it in. */
  readonly analysedOn: Temporal.PlainDate | null;
}

const ANALYSIS = /^bulk_analysis_final_.*\.csv$/;
const LARGEST_BYTES = 16 * 1024 * 1024;

/** The recommendations to place: a file that was stored, or the account's configured path, which is stored first. */
export async function findRecommendations(
  deps: { readonly db: Db; readonly ids: Ids; readonly clock: Clock },
  wish: SourceWish,
): Promise<Result<FoundFile, SourceProblem>> {
  if (wish.fileId !== null) {
    const file = await findRecommendationFile(deps.db, wish.fileId, wish.userId);
    return file === undefined
      ? err({ code: 'no_recommendations', text: `There is no recommendation file ${wish.fileId}.` })
      : ok({ ...file, analysedOn: null });
  }
  if (wish.path === null) {
    return err({
      code: 'no_recommendations',
      text: 'No recommendation file was named, and the account has no path to one. Upload a file, or set the path.',
    });
  }
  const release = deps.clock.hold();
  const read = await readFromPath(wish.path).finally(release);
  if (!read.ok) return read;
  const { name, bytes } = read.value;
  const parsed = readCsv(bytes.toString('utf8'));
  if (!parsed.ok) {
    const { detail, mend } = parsed.error;
    return err({ code: 'recommendations_unreadable', text: `${name}: ${detail} ${mend}` });
  }
  const content = { name, ...parsed.value };
  const kept = await keepRecommendationFile(deps.db, {
    id: deps.ids.next('rec'),
    ...content,
    userId: wish.userId,
    sha256: fileHash(bytes),
    receivedAtMs: deps.clock.nowMs(),
    source: 'path',
  });
  return ok({ ...content, id: kept.id, analysedOn: analysisDay(name) ?? istDate(kept.receivedAtMs) });
}

/** In words, when a file that nobody looked at was made before the last close: its prices and its verdicts are old. */
export function whyStale(
  { calendar, clock }: { readonly calendar: TradingCalendar; readonly clock: Clock },
  { name, analysedOn }: Pick<FoundFile, 'name' | 'analysedOn'>,
): string | null {
  const window = amoWindowAt(calendar, instant(clock.nowMs()), 'nse_cm');
  if (analysedOn === null || !window.open) return null;
  const missed = missedClose(calendar, analysedOn, window.forTradingDay);
  if (missed === null) return null;
  return `The newest analysis, ${name}, is of ${analysedOn}, and the last session was ${missed}: nothing is bought by its old prices.`;
}

async function readFromPath(
  path: string,
): Promise<Result<{ readonly name: string; readonly bytes: Buffer }, SourceProblem>> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    const file = isFolder ? await newestIn(path) : path;
    if (file === undefined) {
      return err({
        code: 'no_recommendations',
        text: `${path} has no file named like bulk_analysis_final_20260821_160000.csv.`,
      });
    }
    const { size } = await stat(file);
    if (size > LARGEST_BYTES) {
      return err({ code: 'recommendations_unreadable', text: `${file} is larger than 16 MB.` });
    }
    return ok({ name: basename(file), bytes: await readFile(file) });
  } catch (error) {
    const why = error instanceof Error ? error.message : 'it cannot be read';
    return err({ code: 'no_recommendations', text: `${path} cannot be read: ${why}.` });
  }
}

/** The names carry the time of the analysis, which a copied file's own times do not. */
async function newestIn(folder: string): Promise<string | undefined> {
  const names = (await readdir(folder)).filter((name) => ANALYSIS.test(name)).sort();
  const newest = names.at(-1);
  return newest === undefined ? undefined : join(folder, newest);
}
