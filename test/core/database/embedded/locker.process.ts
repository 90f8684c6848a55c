// Holds the launch lock, until it is killed.
import { FileLock } from '../../../../src/core/database/embedded/file-lock.js';

const [, , file = ''] = process.argv;
const lock = FileLock.tryTake(file);
console.log(JSON.stringify({ taken: lock !== null }));
setInterval(() => lock, 1_000_000);
