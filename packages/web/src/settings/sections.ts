import {
  type Icon,
  IconAdjustments,
  IconBell,
  IconBuildingBank,
  IconCalendar,
  IconCalendarClock,
  IconDatabase,
  IconLock,
  IconPalette,
  IconSend2,
  IconShieldCheck,
  IconTarget,
  IconToggleRight,
  IconUser,
} from '@tabler/icons-react';
import { sections as words } from './strings.ts';

export type SectionName = keyof typeof words;

const icons: Readonly<Record<SectionName, Icon>> = {
  accounts: IconBuildingBank,
  schedule: IconCalendarClock,
  limits: IconAdjustments,
  guards: IconShieldCheck,
  targets: IconTarget,
  switches: IconToggleRight,
  notifications: IconBell,
  channels: IconSend2,
  calendar: IconCalendar,
  data: IconDatabase,
  security: IconLock,
  user: IconUser,
  appearance: IconPalette,
};

interface Section {
  readonly name: SectionName;
  readonly word: string;
  readonly hint: string;
  readonly icon: Icon;
}

const isSection = (text: string): text is SectionName => Object.hasOwn(words, text);

export const sections: readonly Section[] = Object.keys(words)
  .filter(isSection)
  .map((name) => ({ name, word: words[name][0], hint: words[name][1], icon: icons[name] }));

export function findSection(name: string | undefined): Section | undefined {
  return sections.find((section) => section.name === name);
}
