import { migrations } from '@cordboard/migrations';
import { DataSource } from 'typeorm';
import { entities } from './entities.js';

/** As the application role. The pool's waits are bounded: a webhook has to be answered while the database is away. */
export const createApplicationDataSource = (databaseAppUrl: string, patienceSeconds = 1.5) =>
  new DataSource({
    type: 'postgres',
    url: databaseAppUrl,
    entities,
    applicationName: 'cordboard-api',
    poolSize: 10,
    extra: {
      connectionTimeoutMillis: patienceSeconds * 1000 + 500,
      query_timeout: patienceSeconds * 1000 + 1_000,
      idleTimeoutMillis: 30_000,
    },
  });

/** As the owner, for the operator's commands. `pipeline` for those in which TypeORM asks several things at a time. */
export const createOwnerDataSource = (databaseUrl: string, { pipeline = false } = {}) =>
  new DataSource({
    type: 'postgres',
    url: databaseUrl,
    entities,
    migrations,
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    applicationName: 'cordboard-operator',
    poolSize: 2,
    extra: { pipeline },
  });
