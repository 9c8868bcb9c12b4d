import { Button } from '@mantine/core';
import { IconShieldOff, IconUsers } from '@tabler/icons-react';
import { SaveNotice } from './save-notice.tsx';
import { loosen, meanwhile } from './strings.ts';
import type { CarefulSave } from './use-careful-save.ts';

interface SaveStepsProps {
  readonly save: CarefulSave;
  /** Whether a value that was typed here would replace one that was saved meanwhile. */
  readonly clashes: boolean;
  readonly onKeepMine: () => void;
  readonly onTakeTheirs: () => void;
}

/** What has to be decided before it is saved, while there is something. */
export function SaveSteps({ save, clashes, onKeepMine, onTakeTheirs }: SaveStepsProps) {
  const { since, detail, loosenings, asks, isPending } = save;
  return (
    <>
      {since.length > 0 && (
        <SaveNotice
          icon={<IconUsers size={18} aria-hidden />}
          title={meanwhile.title}
          before={detail !== undefined && <p>{detail}</p>}
          lines={since.map(({ path, label, before, now }) => ({
            path,
            text: `${label}: ${meanwhile.fromTo(before, now)}`,
          }))}
          after={<p>{clashes ? meanwhile.clash : meanwhile.noClash}</p>}
          buttons={
            <>
              <Button loading={isPending} onClick={onKeepMine}>
                {clashes ? meanwhile.keepMine : meanwhile.keepBoth}
              </Button>
              <Button variant="default" disabled={isPending} onClick={onTakeTheirs}>
                {clashes ? meanwhile.takeTheirs : meanwhile.dropMine}
              </Button>
            </>
          }
        />
      )}
      {asks && (
        <SaveNotice
          icon={<IconShieldOff size={18} aria-hidden />}
          title={loosen.title}
          lines={loosenings.map(({ path, label, from, to }) => ({
            path,
            text: `${label}: ${loosen.fromTo(from, to)}`,
          }))}
          buttons={
            <>
              <Button onClick={save.saveNow}>{loosen.save}</Button>
              <Button variant="default" onClick={save.leave}>
                {loosen.leave}
              </Button>
            </>
          }
        />
      )}
    </>
  );
}
