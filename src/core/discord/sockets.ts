import { Agent } from 'undici';

/**
 * At most this many connections to Discord per process. discord.js has no bound of its own: under load one
 * connection per request in flight was seen, up to the limit of file descriptors.
 */
const CONNECTIONS = 64;

/**
 * The connections of one process to Discord. Comes from the very undici that @discordjs/rest loads: an agent of
 * another version is refused or, worse, half works.
 */
export function createSockets(): Agent {
  return new Agent({
    connections: CONNECTIONS,
    connect: { timeout: 10_000 },
    keepAliveTimeout: 30_000,
  });
}
