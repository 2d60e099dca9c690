import type { FullConfig } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort } from '@cordboard/embedded-postgres';
import { Product, useProductsIn } from './product.js';

/**
 * Runs `npm start` once for each worker before the first journey, with a home of its own, and ends it with Ctrl-C after
 * the last: two journeys at once must not ring each other's reps.
 */
export default async function startProducts({ workers }: Pick<FullConfig, 'workers'>): Promise<() => Promise<void>> {
  const base = await mkdtemp(join(tmpdir(), 'cordboard-journeys-'));
  const products: Product[] = [];
  // One after the other: each looks whether there is something to build.
  for (let worker = 0; worker < workers; worker += 1) {
    const env = { PORT: String(await findFreePort()), EMULATOR_PORT: String(await findFreePort()) };
    products.push(await Product.start(join(base, String(worker)), env));
  }
  useProductsIn(base);
  return async () => {
    for (const product of products) await product.interrupt();
    await rm(base, { recursive: true, force: true });
  };
}
