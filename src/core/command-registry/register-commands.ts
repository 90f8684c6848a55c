import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { type REST, Routes } from 'discord.js';
import type { Clock } from '../clock.js';
import { CommandSet } from '../database/entities/command-set.entity.js';
import { checkCommandSet } from './check-command-set.js';
import type { CommandDefinition } from './record-commands.js';

export interface RegisterCommandsOptions {
  readonly commands: readonly CommandDefinition[];
  readonly applicationId: string;
  readonly rest: REST;
  readonly em: EntityManager;
  readonly clock: Clock;
}

/**
 * Tells Discord of all commands with one request, and only when they differ from what it was told last. Discord allows
 * 200 new commands a day, and a bot that restarts in a loop must not use them up.
 *
 * @returns how many commands were sent, or null where Discord knows them already
 */
export async function registerCommands(options: RegisterCommandsOptions): Promise<number | null> {
  const { applicationId, rest, clock } = options;
  const problem = checkCommandSet(options.commands);
  if (problem) throw new Error(`The commands cannot be registered: ${problem}`);

  const commands = inFixedOrder(options.commands);
  const hash = createHash('sha256').update(JSON.stringify(commands)).digest('hex');
  return await options.em.fork().transactional(async (em) => {
    // Several hosts may start at once, and each would find that Discord has to be told.
    await em.execute('select pg_advisory_xact_lock(?)', [REGISTRATION_LOCK]);
    const known = await em.findOne(CommandSet, { applicationId });
    if (known?.hash === hash) return null;
    // Before the row: dying in between means one request too many, not one too few.
    await rest.put(Routes.applicationCommands(applicationId), { body: commands });
    await remember(em, applicationId, hash, clock.now());
    return commands.length;
  });
}

/** Any number that nobody else uses for an advisory lock in this database. */
const REGISTRATION_LOCK = 4_127_002;

/** In SQL, since MikroORM's `upsert` copies an instant into an object that is none. */
async function remember(
  em: EntityManager,
  applicationId: string,
  hash: string,
  now: Temporal.Instant,
): Promise<void> {
  await em.execute(
    `insert into core_command_sets (application_id, hash, registered_at) values (?, ?, ?)
     on conflict (application_id) do update set hash = excluded.hash, registered_at = excluded.registered_at`,
    [applicationId, hash, now.toString()],
  );
}

/** The order in which plugins are found must not count as a change. */
function inFixedOrder(commands: readonly CommandDefinition[]): CommandDefinition[] {
  const key = ({ type = 1, name }: CommandDefinition) => `${type} ${name}`;
  return commands.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
}
