import { access, stat, statfs } from 'node:fs/promises';
import type { Clock } from '@orderwatch/clock';
import {
  type ClockReading,
  clockOffText,
  coverageWarning,
  instant,
  judgeClock,
  type TradingCalendar,
} from '@orderwatch/core';
import { listBackups } from '../backup/backup-folder.ts';
import type { Config } from '../config/config.ts';
import { loadKeyRing } from '../secrets/key-file.ts';
import { doubtful, type Finding, failed, fine } from './finding.ts';

const FREE_SHARE_MIN = 0.05;
const FREE_BYTES_LOW = 2 * 1024 ** 3;
const ANSWER_MS = 10_000;
const BACKUP_AGE_MS_MAX = 8 * 86_400_000;

const words = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export async function examineDisk({ dataDir }: Pick<Config, 'dataDir'>): Promise<Finding> {
  const check = 'disk';
  try {
    const { bavail, blocks, bsize } = await statfs(dataDir);
    const free = bavail * bsize;
    const text = `${(free / 1024 ** 3).toFixed(1)} GB are free in ${dataDir}`;
    const mend = 'Make room, or move the data folder (ORDERWATCH_DATA_DIR) to a larger disk.';
    if (bavail / blocks < FREE_SHARE_MIN) return failed(check, text, mend);
    return free < FREE_BYTES_LOW ? doubtful(check, text, mend) : fine(check, text);
  } catch (error) {
    return failed(
      check,
      words(error),
      `Make the folder ${dataDir}, and let the user of Orderwatch write to it.`,
    );
  }
}

export async function examineKeyFile({ keyFile }: Pick<Config, 'keyFile'>): Promise<Finding> {
  const check = 'key file';
  const isThere = await access(keyFile).then(
    () => true,
    () => false,
  );
  if (!isThere)
    return doubtful(
      check,
      `There is no ${keyFile}; the first start makes one.`,
      'If there are accounts already, put the key file that sealed their credentials there.',
    );
  try {
    const ring = await loadKeyRing(keyFile);
    return fine(check, `${keyFile} is readable for its owner only; version ${ring.current} seals`);
  } catch (error) {
    return failed(check, words(error), 'Restore the key file from your copy, with mode 600.');
  }
}

/** One request tells both: whether the broker's host can be reached, and what time it is there. */
export async function examineNetwork(url: string, clock: Clock): Promise<readonly Finding[]> {
  const askedMs = clock.nowMs();
  let reply: Response;
  try {
    reply = await fetch(url, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(ANSWER_MS) });
  } catch (error) {
    const why = error instanceof Error && error.cause instanceof Error ? error.cause.message : words(error);
    const mend =
      "Check the machine's connection, its DNS and its firewall: https to the broker must be let out.";
    return [
      failed('network', `${new URL(url).host} cannot be reached: ${why}`, mend),
      doubtful('clock', 'Not compared: nobody was there to ask', 'Mend the network first.'),
    ];
  }
  const network = fine('network', `${new URL(url).host} answers in ${clock.nowMs() - askedMs} ms`);
  const theirTimeMs = Date.parse(reply.headers.get('date') ?? '');
  return [network, compareClock({ askedAtMs: askedMs, answeredAtMs: clock.nowMs(), theirTimeMs })];
}

function compareClock(reading: ClockReading): Finding {
  const check = 'clock';
  const mend = 'Let the machine keep its time by NTP (timedatectl set-ntp true).';
  const verdict = Number.isNaN(reading.theirTimeMs) ? null : judgeClock([reading]);
  if (verdict === null) return doubtful(check, 'The broker did not say what time it is', mend);
  const { offMs, level } = verdict;
  const text =
    offMs === 0
      ? 'Agrees with the broker'
      : `${offMs > 0 ? 'Ahead' : 'Behind'} by ${clockOffText(offMs)} or more`;
  if (level === 'bad') return failed(check, text, mend);
  return level === 'late' ? doubtful(check, text, mend) : fine(check, text);
}

export function examineCalendar(calendar: TradingCalendar, nowMs: number): Finding {
  const check = 'calendar';
  const warning = coverageWarning(calendar, instant(nowMs));
  const mend =
    'Import the exchange’s list for the next year: orderwatch calendar import; see docs/calendar.md.';
  if (warning === null) return fine(check, `Reaches from ${calendar.firstDay} to ${calendar.lastDay}`);
  if (warning.kind === 'ends_soon')
    return doubtful(check, `Ends on ${warning.lastDay}, in ${warning.daysLeft} days`, mend);
  return failed(check, `Does not know today: nothing is placed, everything is watched`, mend);
}

export async function examineBackups({ dataDir }: Pick<Config, 'dataDir'>, nowMs: number): Promise<Finding> {
  const check = 'backup';
  const mend = 'Make one: orderwatch backup. Make it a habit with a timer; see docs/operations.md.';
  const [latest] = await listBackups(dataDir);
  if (!latest) return doubtful(check, `There is none in ${dataDir}/backups`, mend);
  const ageMs = nowMs - (await stat(latest.file)).mtimeMs;
  const text = `The latest is ${Math.max(0, Math.round(ageMs / 3_600_000))} hours old: ${latest.file}`;
  return ageMs > BACKUP_AGE_MS_MAX ? doubtful(check, text, mend) : fine(check, text);
}
