import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const limitBytes = 250_000;

// What the first screen after the sign-in fetches when it can, besides the page itself: the screen, its chart, and the
// texts of the language that has the longest.
const fetchedAtOnce = ['features/overview/overview-screen.tsx', 'chart/bar-chart.tsx', 'language/german.ts'];

/** A script of the build, as far as its weight needs to be known. */
interface Script {
  readonly isEntry: boolean;
  readonly moduleIds: readonly string[];
  readonly imports: readonly string[];
  readonly code: string;
}

/** The scripts of the first load by name, each with what it imports, and its size compressed by gzip, in bytes. */
function weighFirstLoad(scripts: Readonly<Record<string, Script>>): Map<string, number> {
  const weights = new Map<string, number>();
  const add = (name: string) => {
    const script = scripts[name];
    if (!script || weights.has(name)) return;
    weights.set(name, gzipSync(script.code).byteLength);
    script.imports.forEach(add);
  };
  for (const [name, { isEntry }] of Object.entries(scripts)) if (isEntry) add(name);
  for (const path of fetchedAtOnce) {
    const holders = Object.entries(scripts).filter(([, { moduleIds }]) => moduleIds.some((id) => id.endsWith(path)));
    if (holders.length === 0)
      throw new Error(`No script of the build holds ${path}, which the first load is said to need.`);
    for (const [name] of holders) add(name);
  }
  return weights;
}

/** Fails a build whose first load is heavier than an admin should wait for. */
export function holdFirstLoad(): Plugin {
  return {
    name: 'hold-first-load',
    apply: 'build',
    generateBundle(_, bundle) {
      const scripts = Object.entries(bundle).flatMap(([name, output]) =>
        output.type === 'chunk' ? [[name, output] as const] : [],
      );
      const weights = weighFirstLoad(Object.fromEntries(scripts));
      const bytes = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
      const told = `first load: ${kilobytes(bytes)} of ${kilobytes(limitBytes)} gzip, in ${weights.size} scripts`;
      if (bytes <= limitBytes) return this.info(told);
      const heaviest = [...weights].sort((one, other) => other[1] - one[1]).slice(0, 5);
      const list = heaviest.map(([name, weight]) => `${name} ${kilobytes(weight)}`).join(', ');
      this.error(`${told}. The heaviest: ${list}. Load later what the overview does not show.`);
    },
  };
}

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
