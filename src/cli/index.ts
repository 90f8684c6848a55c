import '../core/plugins/host-modules.js';
import { Command } from 'commander';
import { hostVersion } from '../core/plugins/host-package.js';
import { databaseCommand } from './commands/db.js';
import { doctorCommand } from './commands/doctor.js';
import { migrateCommand } from './commands/migrate.js';
import { migrationCommand } from './commands/migration.js';
import { pluginsCommand } from './commands/plugins.js';
import { settingsCommand } from './commands/settings.js';
import { startCommand } from './commands/start.js';
import { endWithParent } from './end-with-parent.js';
import { explainFailure } from './explain-failure.js';
import { goHome } from './home.js';

/** `npx alphapy`. Commands load what they need when they run: `start` must stay small, and help quick. */
const program = new Command('alphapy')
  .description(
    'A community bot for Discord made of plugins. Configuration comes from the environment and .env.',
  )
  .version(hostVersion)
  .addCommand(startCommand())
  .addCommand(migrateCommand())
  .addCommand(migrationCommand())
  .addCommand(databaseCommand())
  .addCommand(pluginsCommand())
  .addCommand(doctorCommand())
  .addCommand(settingsCommand());

endWithParent();
goHome();
const asked = process.argv[2] ?? '';
if (!program.commands.some((command) => command.name() === asked)) {
  const { addPluginCommands } = await import('./plugin-commands.js');
  await addPluginCommands(program);
}
leaveExitToUs(program);
await program.parseAsync().catch(explainFailure);
// pm2 listens on a channel to us, which would keep this process alive although everything is done.
process.disconnect?.();

/** Commander would end the process by itself, with a code of its own. Subcommands do not inherit this. */
function leaveExitToUs(command: Command): void {
  command.exitOverride();
  for (const subcommand of command.commands) leaveExitToUs(subcommand);
}
