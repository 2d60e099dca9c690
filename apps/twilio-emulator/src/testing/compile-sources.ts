import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('..', import.meta.url));
const left = /\.spec\.ts$|^testing\//;

/**
 * The app's sources as plain modules, so that a test of the real process or of a real page never sees an older build.
 * Gives the folder, which lies beside the sources: packages are found from there as from dist.
 */
export function compileSources(): string {
  const cache = join(source, '../node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const target = mkdtempSync(join(cache, 'compiled-'));
  for (const name of filesUnder(source)) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    mkdirSync(dirname(join(target, name)), { recursive: true });
    writeFileSync(join(target, name.replace(/\.ts$/, '.js')), outputText);
  }
  return target;
}

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !left.test(name) && statSync(join(folder, name)).isFile())
    .map((name) => relative(folder, join(folder, name)));
}
