// Asks for the database and prints the answer.
import { ensurePostgres } from '../../../../src/core/database/embedded/embedded-postgres.js';

const [, , dataDir = ''] = process.argv;
console.log(JSON.stringify(await ensurePostgres({ dataDir, settings: { fsync: 'off' } })));
