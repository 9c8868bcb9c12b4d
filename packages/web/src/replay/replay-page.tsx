import { Page } from '../ui/page.tsx';
import { ReplayPanel } from './replay-panel.tsx';
import { replay as words } from './strings.ts';

/** For a desk without a simulator: its stored days can be played all the same. */
export function ReplayPage() {
  return (
    <Page title={words.title}>
      <ReplayPanel />
    </Page>
  );
}
