import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const source = fileURLToPath(new URL('..', import.meta.url));

/** The pages' scripts compiled from their sources, so that a test never sees an older build. Gives the folder. */
export function compilePageScripts(): string {
  const target = mkdtempSync(join(tmpdir(), 'pages-'));
  for (const folder of ['phone-page', 'overview-page']) {
    mkdirSync(join(target, folder));
    for (const file of readdirSync(join(source, folder))) {
      const { outputText } = ts.transpileModule(readFileSync(join(source, folder, file), 'utf8'), {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, verbatimModuleSyntax: false },
      });
      writeFileSync(join(target, folder, file.replace(/\.ts$/, '.js')), outputText);
    }
  }
  return target;
}
