import type { BackupDesk, BackupWork } from '../../backup/backup-desk.ts';
import type { HttpDeps } from '../deps.ts';
import { Problem } from '../problems.ts';
import { renderBackup, renderBackupWork } from '../render/backup-view.ts';
import { momentText } from '../render/moment-text.ts';
import { backupsView, backupWish, backupWork } from '../schemas/backup.ts';
import { type Api, faults, noQuery } from './plugin.ts';

const tags = ['installation'];
const PATH = '/api/v1/installation/backups';
/** A backup made by hand is kept for good: a disk must not be filled by pressing. */
const workLimit = { max: 20, timeWindow: 3_600_000 };

/**
 * Backups of the whole installation, every user's rows in them. They are made, listed and tried here; their content
 * never goes over HTTP, and bringing one back needs the machine itself (`orderwatch restore`).
 */
export function backupRoutes(app: Api, { backups, realTime }: Pick<HttpDeps, 'backups' | 'realTime'>): void {
  const demandDesk = (): BackupDesk => {
    if (!backups) throw new Problem('not_found');
    return backups;
  };

  app.get(
    PATH,
    {
      config: { access: 'user', scope: 'person' },
      schema: {
        tags,
        summary: 'The backups in the data folder, and what is being done with them',
        querystring: noQuery,
        response: { 200: backupsView, ...faults },
      },
    },
    async () => {
      const desk = demandDesk();
      return {
        folder: desk.folder,
        now: momentText(realTime.nowMs()),
        items: (await desk.list()).map(renderBackup),
        works: desk.works().map(renderBackupWork),
      };
    },
  );

  app.post(
    PATH,
    {
      config: { access: 'user', scope: 'person', stepUp: true, rateLimit: workLimit },
      schema: {
        tags,
        summary: 'Back up now, while everything goes on',
        description: 'Answers as soon as it has begun; the list of backups says when it is done.',
        querystring: noQuery,
        response: { 202: backupWork, ...faults },
      },
    },
    async (_, reply) => {
      const begun = demandFree(demandDesk().backUp());
      return reply.code(202).send(renderBackupWork(begun));
    },
  );

  app.post(
    `${PATH}/check`,
    {
      config: { access: 'user', scope: 'person', stepUp: true, rateLimit: workLimit },
      schema: {
        tags,
        summary: 'Try whether a backup can be brought back',
        description:
          'Brings it back into a database of its own beside the one in use, proves the history of every account in it, and throws that database away.',
        body: backupWish,
        querystring: noQuery,
        response: { 202: backupWork, ...faults },
      },
    },
    async (request, reply) => {
      const begun = await demandDesk().check(request.body.name);
      if (begun === 'not_found') throw new Problem('backup_not_found');
      return reply.code(202).send(renderBackupWork(demandFree(begun)));
    },
  );
}

function demandFree(begun: BackupWork | undefined): BackupWork {
  if (begun !== undefined) return begun;
  throw new Problem('wrong_state', {
    detail: 'Another backup, or a check of one, is under way. Wait for its end.',
    reason: 'backup_running',
  });
}
