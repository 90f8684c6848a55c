import type { BotProcessOptions } from '../bot-process-options.js';
import { pluginSources } from '../plugins/discover-plugins.js';
import type { ProcessTools } from './run-process.js';

type Common = 'config' | 'token' | 'databaseUrl' | 'clock' | 'logger' | 'plugins' | 'toldLeftOut';

/** What every part of the bot takes from its assignment. */
export function botOptions({ assignment, clock, logger }: ProcessTools): Pick<BotProcessOptions, Common> {
  const { config, token, databaseUrl, toldLeftOut = [] } = assignment;
  return { config, token, databaseUrl, clock, logger, plugins: pluginSources(config), toldLeftOut };
}
