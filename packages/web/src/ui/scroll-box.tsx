import type { ReactNode } from 'react';

interface ScrollBoxProps {
  /** What is in it, for whoever hears it. */
  readonly label: string;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** What does not fit is scrolled inside of it. Whoever has no mouse does so by the arrow keys, so it is a place with a name. */
export function ScrollBox({ label, className, children }: ScrollBoxProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus, or no key can scroll it (WCAG 2.1.1).
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
