// Migrates, and prints how many migrations it applied.
import { migrate } from '../../../../src/core/database/migrations/migrate.js';

const [, , url = ''] = process.argv;
console.log((await migrate({ url, plugins: [] })).length);
