import { type PublishCommandsOptions, publishCommands } from './core/command-registry/publish-commands.js';
import { connectDatabase } from './core/database/connect.js';
import { tellRegistration } from './services/operations/tell-registration.js';

/** Tells Discord of the commands, and the operational log of that, on a database connection for this alone. */
export async function tellCommands(
  databaseUrl: string,
  options: Omit<PublishCommandsOptions, 'em'>,
): Promise<number | null> {
  const orm = await connectDatabase(databaseUrl, [], 'alphapy prepare');
  try {
    const { clock, logger } = options;
    const count = await publishCommands({ ...options, em: orm.em });
    await tellRegistration(count, { em: orm.em, clock, logger });
    return count;
  } finally {
    await orm.close();
  }
}
