import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, Product } from './product.js';

/** Runs `npm start` with a home of its own before the first journey, and ends it with Ctrl-C after the last. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const base = await mkdtemp(join(tmpdir(), 'cordboard-journeys-'));
  const product = await Product.start(join(base, 'home'), {
    PORT: String(await findFreePort()),
    EMULATOR_PORT: String(await findFreePort()),
  });
  process.env['CORDBOARD_DEMO_FILE'] = join(product.home, 'demo.json');
  return async () => {
    await product.interrupt();
    await rm(base, { recursive: true, force: true });
  };
}
