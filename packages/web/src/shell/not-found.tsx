import { Button } from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { shell } from './strings.ts';

export function NotFound() {
  return (
    <Page title={shell.notFound}>
      <EmptyState icon={IconMapOff} title={shell.notFound} text={shell.notFoundText}>
        <Button component={Link} to="/today">
          {shell.toToday}
        </Button>
      </EmptyState>
    </Page>
  );
}
