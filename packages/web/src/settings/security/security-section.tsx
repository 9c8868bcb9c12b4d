import { useQuery } from '@tanstack/react-query';
import { meQuery } from '../../api/queries.ts';
import { securityQuery } from '../../api/queries-security.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { Happenings } from './happenings.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactor } from './second-factor.tsx';
import { Sessions } from './sessions.tsx';
import { security as words } from './strings.ts';
import { Tokens } from './tokens.tsx';

export function SecuritySection() {
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  if (!me.demo) return <OwnLogin />;
  return (
    <Panel>
      <p>{words.demo}</p>
    </Panel>
  );
}

function OwnLogin() {
  const { data, error, refetch } = useQuery(securityQuery);
  if (error && !data) {
    return <ProblemNotice error={error} title={words.problem} onRetry={() => void refetch()} />;
  }
  if (!data) return <SkeletonRows rows={6} height={36} />;
  return (
    <>
      <SecondFactor factor={data.second_factor} />
      <PasswordForm />
      <Sessions />
      <Tokens />
      <Happenings happenings={data.happenings} />
    </>
  );
}
