import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { beginSecondFactor, renewRecoveryCodes, type Security } from '../../api/queries-security.ts';
import { Chip } from '../../ui/chip.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Enrolment } from './enrolment.tsx';
import styles from './security.module.css';
import { ShownOnce } from './shown-once.tsx';
import { security, secondFactor as words } from './strings.ts';
import { SwitchOff } from './switch-off.tsx';
import { useChange } from './use-change.ts';

/** Codes of an app beside the password: setting it up, its recovery codes, and switching it off. */
export function SecondFactor({ factor }: { readonly factor: Security['second_factor'] }) {
  const [codes, setCodes] = useState<readonly string[]>();
  const begin = useChange(() => beginSecondFactor());
  const renew = useChange(() => renewRecoveryCodes(), setCodes);
  const error = begin.error ?? renew.error;
  return (
    <Panel title={words.title} aside={<State isOn={factor.on} />}>
      {content()}
      {error && <ProblemNotice error={error} title={security.changeProblem} />}
    </Panel>
  );

  function content() {
    if (codes) return <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />;
    if (factor.on) {
      return (
        <>
          <p>{words.left(factor.recovery_codes_left)}</p>
          <div className={styles.actions}>
            <Button variant="default" loading={renew.isPending} onClick={() => renew.mutate(undefined)}>
              {words.renew}
            </Button>
          </div>
          <SwitchOff />
        </>
      );
    }
    if (begin.data) {
      return <Enrolment enrolment={begin.data} onDone={finish} onLeave={begin.reset} />;
    }
    return (
      <>
        <p className={styles.hint}>{words.about}</p>
        <Button loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
          {words.begin}
        </Button>
      </>
    );
  }

  function finish(made: readonly string[]): void {
    begin.reset();
    setCodes(made);
  }
}

function RecoveryCodes({
  codes,
  onKept,
}: {
  readonly codes: readonly string[];
  readonly onKept: () => void;
}) {
  return (
    <ShownOnce
      title={words.codesTitle}
      text={words.codesText}
      copied={codes.join('\n')}
      what={words.codes}
      kept={words.kept}
      onKept={onKept}
    >
      <ol className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
    </ShownOnce>
  );
}

function State({ isOn }: { readonly isOn: boolean }) {
  return isOn ? (
    <Chip tone="filled" icon={IconCircleCheck}>
      {words.on}
    </Chip>
  ) : (
    <Chip tone="ended" icon={IconCircleMinus}>
      {words.off}
    </Chip>
  );
}
