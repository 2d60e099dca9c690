import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Environment } from '../environment.js';
import { createApplicationDataSource } from './data-source.js';
import { refuseUnsafeRole } from './role-safety.js';
import { TenantDatabase } from './tenant-database.js';

@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [Environment],
      useFactory: async ({ databaseAppUrl, databasePatienceSeconds }: Environment) => {
        const dataSource = await createApplicationDataSource(databaseAppUrl, databasePatienceSeconds).initialize();
        await refuseUnsafeRole(dataSource);
        return dataSource;
      },
    },
    {
      provide: TenantDatabase,
      inject: [DataSource, Environment],
      useFactory: (dataSource: DataSource, { databasePatienceSeconds }: Environment) =>
        new TenantDatabase(dataSource, databasePatienceSeconds),
    },
  ],
  exports: [TenantDatabase],
})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(DataSource) private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    await this.dataSource.destroy();
  }
}
