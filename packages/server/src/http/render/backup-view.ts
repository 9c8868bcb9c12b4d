import path from 'node:path';
import type { z } from 'zod';
import type { BackupWork } from '../../backup/backup-desk.ts';
import type { KeptBackup } from '../../backup/backup-folder.ts';
import type { backupsView, backupWork } from '../schemas/backup.ts';
import { momentText } from './moment-text.ts';

export function renderBackup({
  file,
  bytes,
  byItself,
  madeAtMs,
}: KeptBackup): z.infer<typeof backupsView>['items'][number] {
  return { name: path.basename(file), bytes, made_at: momentText(madeAtMs), by_itself: byItself };
}

export function renderBackupWork(work: BackupWork): z.infer<typeof backupWork> {
  return {
    kind: work.kind,
    name: work.name,
    started_at: momentText(work.startedAtMs),
    ended_at: work.endedAtMs === null ? null : momentText(work.endedAtMs),
    state: work.state,
    problem: work.problem,
    rows: work.rows,
    events_checked: work.eventsChecked,
  };
}
