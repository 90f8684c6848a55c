// Watches over the database like the manager does, until it is killed.
import { watchOver } from '../../../../src/core/database/embedded/watch-over.js';

const [, , dataDir = '', graceSeconds = ''] = process.argv;
const settings = { fsync: 'off' };
console.log(JSON.stringify(await watchOver({ dataDir, graceSeconds: Number(graceSeconds), settings })));
setInterval(() => undefined, 1_000_000);
