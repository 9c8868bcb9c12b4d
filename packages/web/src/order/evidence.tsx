import { useQuery } from '@tanstack/react-query';
import { evidenceQuery } from '../api/queries.ts';
import { formatDay, istDay, istMillis, parseMoment } from '../format/time.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import styles from './evidence.module.css';
import { isNoLongerKept } from './is-no-longer-kept.ts';
import { order as words } from './strings.ts';

/** The broker's own words behind an event, with the hash under which they are kept. */
export function Evidence({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(evidenceQuery(id));
  if (isNoLongerKept(error)) return <p className={styles.gone}>{words.evidenceGone}</p>;
  if (error)
    return <ProblemNotice error={error} title={words.evidenceProblem} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={3} height={22} />;
  const at = parseMoment(data.received_at);
  const text = typeof data.payload === 'string' ? data.payload : JSON.stringify(data.payload, null, 2);
  return (
    <figure className={styles.evidence}>
      <figcaption className={styles.caption}>
        <span>
          {words.verbatim}. {words.received(`${formatDay(istDay(at))}, ${istMillis(at)}`)},{' '}
          {words.source(data.source)}.
        </span>
        <CopyButton text={text} what={words.payload} />
      </figcaption>
      <ScrollBox className={styles.payload} label={words.verbatim}>
        <pre>{text}</pre>
      </ScrollBox>
      <p className={styles.hash}>
        {words.hash} <code>{data.sha256}</code>
      </p>
    </figure>
  );
}
