import { Button } from '@mantine/core';
import { IconAlertTriangle, IconWallet } from '@tabler/icons-react';
import { Link } from 'react-router';
import styles from './account-needs.module.css';
import type { AccountNeed } from './list-account-needs.ts';

export function AccountNeeds({ those }: { readonly those: readonly AccountNeed[] }) {
  if (those.length === 0) return null;
  return (
    <ul className={styles.needs}>
      {those.map(({ key, level, title, text, to, word }) => {
        const Mark = level === 'bad' ? IconAlertTriangle : IconWallet;
        return (
          <li key={key} className={styles.need} data-level={level}>
            <Mark size={20} aria-hidden />
            <p>
              <strong>{title}.</strong> {text}
            </p>
            <Button component={Link} to={to} variant="default" size="sm">
              {word}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
