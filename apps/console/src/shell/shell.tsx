import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, type MouseEvent, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useSetUpFirst } from '../features/set-up/use-set-up-first.js';
import { useLiveUpdates } from '../live/use-live-updates.js';
import { Navigation } from './navigation.js';
import { pageTitleId } from './page.js';

export function Shell() {
  useLiveUpdates();
  useSetUpFirst();
  return (
    <ShellAround>
      <Navigation />
    </ShellAround>
  );
}

/** The page beside a navigation. */
export function ShellAround({ children }: { children: ReactNode }) {
  const t = useTranslations('shell');
  useFocusOnNewPage();
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    document.getElementById('main')?.focus();
  };
  return (
    <div className="cc-shell">
      <a className="cc-skip" href="#main" onClick={skip}>
        {t('skip')}
      </a>
      {children}
      <main id="main" className="cc-main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}

/** Who reads with the ears, or goes by keyboard, begins a new page at its title; the first page at its very top. */
function useFocusOnNewPage(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) document.getElementById(pageTitleId)?.focus();
      }),
    [router],
  );
}
