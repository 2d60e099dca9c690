import type { DataSource } from 'typeorm';
import { createOwnerDataSource } from '../database/data-source.js';

/** Connects as the database's owner for one piece of work. */
export async function withOwner<Result>(
  databaseUrl: string,
  work: (dataSource: DataSource) => Promise<Result>,
): Promise<Result> {
  const dataSource = await createOwnerDataSource(databaseUrl).initialize();
  try {
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
