import type { Environment } from '../environment.js';
import { withOwner } from './with-owner.js';

/** The statements that would make the migrated schema what the entities say; none when they agree. */
export const checkDrift = (environment: Environment): Promise<string[]> =>
  withOwner(
    environment,
    async (dataSource) => {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      return upQueries.map(({ query }) => query);
    },
    { pipeline: true },
  );
