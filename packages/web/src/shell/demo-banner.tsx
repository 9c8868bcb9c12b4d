import { Button, Collapse } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from 'react-router';
import styles from './demo-banner.module.css';
import { shell } from './strings.ts';

/** Says that nothing here is real, and how to go on. */
export function DemoBanner({ leaving }: { readonly leaving: string | null }) {
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <aside className={styles.banner} aria-label={shell.demoTitle}>
      <div className={styles.line}>
        <p>
          <strong>{shell.demoTitle}</strong> {shell.demoText}
        </p>
        <button type="button" className={styles.how} aria-expanded={opened} onClick={toggle}>
          {shell.demoHow}
          <IconChevronDown size={15} aria-hidden data-opened={opened || undefined} />
        </button>
      </div>
      <Collapse expanded={opened}>
        <div className={styles.more}>
          {leaving && <p>{leaving}</p>}
          <Button component={Link} to="/setup" size="xs">
            {shell.demoBegin}
          </Button>
        </div>
      </Collapse>
    </aside>
  );
}
