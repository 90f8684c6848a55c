import {
  type CoordinationDatabase,
  openCoordinationDatabase,
} from '../../src/core/processes/coordination-database.js';
import { migratedDatabase, type TestDatabase } from './database.js';

/** The database in which processes meet, one for the tests of the `describe` in which this is called. */
export function coordinationDatabase(): CoordinationDatabase {
  let testDatabase: TestDatabase;
  let database: CoordinationDatabase;

  before(async function () {
    this.timeout(180_000);
    testDatabase = await migratedDatabase();
    database = openCoordinationDatabase(testDatabase.url);
  });
  after(async () => {
    await database.close();
    await testDatabase.drop();
  });

  return {
    query: (text, values) => database.query(text, values),
    transaction: (work) => database.transaction(work),
    close: () => database.close(),
  };
}
