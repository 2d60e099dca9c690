import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const project = join(import.meta.dirname, '..');

/** Bundles the pages of rolldown.config.js into a folder. */
export function bundlePages(folder: string): void {
  // In a process of its own: the bundler's native part does not know the objects of a test's sandbox.
  const rolldown = join(project, '../../node_modules/.bin/rolldown');
  execFileSync(rolldown, ['-c', 'rolldown.config.js', '-d', folder], { cwd: project, stdio: 'pipe' });
}

export function launchBrowser(flags: readonly string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      ...['--autoplay-policy=no-user-gesture-required', '--allow-loopback-in-peer-connection'],
      ...flags,
    ],
  });
}

function findBrowser(): string {
  const places = [
    process.env['CHROME_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ];
  const found = places.find((place) => place && existsSync(place));
  if (!found) throw new Error('No Chromium was found: install chromium or google-chrome, or set CHROME_PATH.');
  return found;
}
