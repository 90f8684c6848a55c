import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { coreEntities } from '../../../src/core/database/entities/core-entities.js';

const page = readFileSync(join(import.meta.dirname, '../../../../docs/database-schema.md'), 'utf8');
const described = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, table]) => table);

describe('docs/database-schema.md', () => {
  it("describes the bot's own tables, all of them and no others", () => {
    const tables = coreEntities.map((entity) => entity.meta.tableName);
    expect(described.sort()).to.deep.equal([...tables, 'core_migrations'].sort());
  });
});
