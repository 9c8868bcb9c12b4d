import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Preferences, previewQuery } from '../../api/queries-settings.ts';
import filters from '../../ui/filters.module.css';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import styles from './message-preview.module.css';
import { notifications as words } from './strings.ts';

/** What a message of the chosen kind looks like on each channel, before anything has happened. */
export function MessagePreview({ preferences }: { readonly preferences: Preferences }) {
  const { kinds, hide_amounts } = preferences;
  const [kind, setKind] = useState<Preferences['kinds'][number]['kind']>('order_rejected');
  const { data, error, refetch } = useQuery(previewQuery(kind, hide_amounts));
  return (
    <Panel title={words.preview}>
      <div className={styles.head}>
        <select
          className={filters.field}
          aria-label={words.previewOf}
          value={kind}
          onChange={({ currentTarget: { value } }) =>
            setKind(kinds.find((each) => each.kind === value)?.kind ?? kind)
          }
        >
          {kinds.map((each) => (
            <option key={each.kind} value={each.kind}>
              {each.label}
            </option>
          ))}
        </select>
        <p className={styles.hint}>{words.previewText}</p>
      </div>
      {error && <ProblemNotice error={error} title={words.previewProblem} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonRows rows={3} height={90} />}
      {data && (
        <ul className={styles.messages}>
          {data.items.map(({ channel, title, text, buttons, amounts_hidden }) => (
            <li key={channel} className={styles.message} data-channel={channel}>
              <h3>
                {words.channels[channel]}
                {amounts_hidden && <span className={styles.hint}> · {words.amountsHidden}</span>}
              </h3>
              <div className={styles.paper}>
                {title !== null && <strong>{title}</strong>}
                <p>{text}</p>
                {buttons.length > 0 && (
                  <p className={styles.buttons}>
                    {buttons.map((word) => (
                      <span key={word}>{word}</span>
                    ))}
                  </p>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
