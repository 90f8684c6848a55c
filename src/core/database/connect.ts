import type { EntitySchema } from '@mikro-orm/core';
import type { MikroORM } from '@mikro-orm/postgresql';
import { explainConnection } from './connection-problem.js';
import { createOrm } from './orm.js';

/**
 * The ORM of one process, with a first query behind it, so that a database that cannot be reached is known at once.
 *
 * @throws OperatorError
 */
export async function connectDatabase(
  url: string,
  entities: readonly EntitySchema[],
  applicationName: string,
): Promise<MikroORM> {
  const orm = await createOrm({ url, entities, applicationName });
  try {
    await orm.em.execute('select 1');
    return orm;
  } catch (error) {
    await orm.close();
    throw explainConnection(url, error);
  }
}
