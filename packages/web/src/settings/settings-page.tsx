import { IconChevronRight } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { NavLink, useParams } from 'react-router';
import { AccountList } from '../accounts/account-list.tsx';
import { NotFound } from '../shell/not-found.tsx';
import { Page } from '../ui/page.tsx';
import { accountSections } from './account-fields.ts';
import { AccountSection } from './account-section.tsx';
import { AppearanceSection } from './appearance-section.tsx';
import { CalendarSection } from './calendar/calendar-section.tsx';
import { ChannelsSection } from './channels/channels-section.tsx';
import { NotificationsSection } from './notifications/notifications-section.tsx';
import { findSection, type SectionName, sections } from './sections.ts';
import { SecuritySection } from './security/security-section.tsx';
import styles from './settings-page.module.css';
import { DataSection } from './storage/data-section.tsx';
import { settings as words } from './strings.ts';
import { UserSection } from './user/user-section.tsx';

const contents: Readonly<Record<SectionName, ComponentType>> = {
  accounts: AccountList,
  schedule: () => <AccountSection key="schedule" section={accountSections.schedule} />,
  limits: () => <AccountSection key="limits" section={accountSections.limits} />,
  guards: () => <AccountSection key="guards" section={accountSections.guards} />,
  targets: () => <AccountSection key="targets" section={accountSections.targets} />,
  switches: () => <AccountSection key="switches" section={accountSections.switches} />,
  notifications: NotificationsSection,
  channels: ChannelsSection,
  calendar: CalendarSection,
  data: DataSection,
  security: SecuritySection,
  user: UserSection,
  appearance: AppearanceSection,
};

/** A list at the side and one part beside it; on a phone the list is a page of its own. */
export function SettingsPage() {
  const { section: name } = useParams();
  const asked = findSection(name);
  if (name !== undefined && asked === undefined) return <NotFound />;
  const shown = asked ?? findSection('accounts');
  if (shown === undefined) return null;
  const Content = contents[shown.name];
  return (
    <Page
      title={asked?.word ?? words.title}
      tabTitle={asked === undefined ? words.title : `${asked.word} · ${words.title}`}
      back={asked && { to: '/settings', word: words.back }}
    >
      <div className={styles.columns} data-listing={asked === undefined || undefined}>
        <nav className={styles.list} aria-label={words.list}>
          <ul>
            {sections.map(({ name: each, word, hint, icon: Mark }) => (
              <li key={each}>
                <NavLink
                  to={`/settings/${each}`}
                  className={styles.link ?? ''}
                  aria-current={each === shown.name ? 'page' : undefined}
                  data-current={each === shown.name || undefined}
                >
                  <Mark size={19} stroke={1.7} aria-hidden />
                  <span className={styles.words}>
                    <span className={styles.word}>{word}</span>
                    <span className={styles.hint}>{hint}</span>
                  </span>
                  <IconChevronRight size={17} className={styles.chevron} aria-hidden />
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.content}>
          <Content />
        </div>
      </div>
    </Page>
  );
}
