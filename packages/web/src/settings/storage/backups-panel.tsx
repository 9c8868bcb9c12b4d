import { Button } from '@mantine/core';
import { IconArchive, IconRestore } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { asProblem } from '../../api/problem.ts';
import { type Backups, backUpNow, backupsQuery, tryBackup } from '../../api/queries-data.ts';
import { formatAge } from '../../format/age.ts';
import { formatCount } from '../../format/rupees.ts';
import { formatMoment, parseMoment } from '../../format/time.ts';
import { formatBytes } from '../../health/format-bytes.ts';
import { Exact } from '../../ui/exact.tsx';
import { Panel } from '../../ui/panel.tsx';
import tables from '../../ui/plain-table.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { BackupWorks } from './backup-works.tsx';
import styles from './data.module.css';
import { data as words } from './strings.ts';

const SHOWN = 10;
const NOT_FOUND = 404;

/** The last backups, and what can be done with them from here. Nothing where the installation keeps none. */
export function BackupsPanel() {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(backupsQuery);
  const onSettled = () => client.invalidateQueries({ queryKey: backupsQuery.queryKey });
  const begin = useMutation({ mutationFn: backUpNow, onSettled });
  const check = useMutation({ mutationFn: tryBackup, onSettled });
  if (error && !data) {
    if (asProblem(error).status === NOT_FOUND) return null;
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows rows={4} height={40} />;
  const isBusy = data.works.some(({ state }) => state === 'running') || begin.isPending || check.isPending;
  const failed = begin.error ?? check.error;
  return (
    <Panel
      title={words.backups}
      aside={
        <Button
          size="xs"
          variant="default"
          leftSection={<IconArchive size={15} aria-hidden />}
          disabled={isBusy}
          onClick={() => begin.mutate()}
        >
          {words.now}
        </Button>
      }
      flush
    >
      <p className={styles.lead}>{words.explains(data.folder)}</p>
      <BackupWorks backups={data} />
      {failed && (
        <div className={styles.lead}>
          <ProblemNotice error={failed} title={words.notDone} />
        </div>
      )}
      <Kept backups={data} isBusy={isBusy} onTry={(name) => check.mutate(name)} />
      <p className={styles.lead}>{words.checkText}</p>
    </Panel>
  );
}

interface KeptProps {
  readonly backups: Backups;
  readonly isBusy: boolean;
  readonly onTry: (name: string) => void;
}

function Kept({ backups: { items, now }, isBusy, onTry }: KeptProps) {
  const [latest] = items;
  if (!latest) return <p className={styles.lead}>{words.none}</p>;
  return (
    <>
      <p className={styles.lead}>{words.latest(formatAge(parseMoment(now) - parseMoment(latest.made_at)))}</p>
      <table className={`${tables.table} ${tables.wide}`}>
        <caption className="visually-hidden">{words.backups}</caption>
        <thead>
          <tr>
            <th scope="col">{words.made}</th>
            <th scope="col">{words.size}</th>
            <th scope="col">{words.kept}</th>
            <th scope="col">{words.act}</th>
          </tr>
        </thead>
        <tbody>
          {items.slice(0, SHOWN).map(({ name, bytes, made_at, by_itself }) => (
            <tr key={name}>
              <td>
                <span className={styles.made}>
                  {formatMoment(parseMoment(made_at))}
                  <span className={styles.file}>{name}</span>
                </span>
              </td>
              <td data-label={words.size}>
                <Exact short={formatBytes(bytes)} exact={`${formatCount(bytes)} bytes`} />
              </td>
              <td data-label={words.kept}>{by_itself ? words.keptFor.itself : words.keptFor.hand}</td>
              <td data-label={words.act}>
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconRestore size={14} aria-hidden />}
                  aria-label={words.checkOf(formatMoment(parseMoment(made_at)))}
                  disabled={isBusy}
                  onClick={() => onTry(name)}
                >
                  {words.check}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {items.length > SHOWN && <p className={styles.lead}>{words.more(formatCount(items.length - SHOWN))}</p>}
    </>
  );
}
