import { BackupsPanel } from './backups-panel.tsx';
import { OwnData } from './own-data.tsx';

/** What is kept: copies of all of it, and one's own part to take away. */
export function DataSection() {
  return (
    <>
      <BackupsPanel />
      <OwnData />
    </>
  );
}
