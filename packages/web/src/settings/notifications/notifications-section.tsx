import { useQuery } from '@tanstack/react-query';
import { channelsQuery } from '../../api/queries-settings.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { ChoiceMatrix } from './choice-matrix.tsx';
import { HideAmounts } from './hide-amounts.tsx';
import { MessagePreview } from './message-preview.tsx';
import styles from './notifications.module.css';
import { QuietHours } from './quiet-hours.tsx';
import { SendingLimits } from './sending-limits.tsx';
import { notifications as words } from './strings.ts';
import { usePreferences } from './use-preferences.ts';

export function NotificationsSection() {
  const { query, change } = usePreferences();
  const { data: channels = [] } = useQuery(channelsQuery);
  const { data: preferences, error } = query;
  if (error && !preferences) {
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void query.refetch()} />;
  }
  if (!preferences) return <SkeletonRows rows={8} height={40} />;
  return (
    <>
      <p className={styles.explains}>
        {words.explains} {words.effect}
      </p>
      {change.error && <ProblemNotice error={change.error} title={words.notKept} />}
      <p role="status" className={styles.kept}>
        {change.isSuccess && words.kept}
      </p>
      <Panel title={words.quiet}>
        <QuietHours key={JSON.stringify(preferences.quiet_hours)} preferences={preferences} change={change} />
      </Panel>
      <Panel title={words.matrix} flush>
        <ChoiceMatrix preferences={preferences} channels={channels} change={change} />
      </Panel>
      <MessagePreview preferences={preferences} />
      <Panel title={words.amounts}>
        <HideAmounts preferences={preferences} change={change} />
      </Panel>
      <Panel title={words.limits}>
        <SendingLimits key={JSON.stringify(preferences.limits)} preferences={preferences} change={change} />
      </Panel>
    </>
  );
}
