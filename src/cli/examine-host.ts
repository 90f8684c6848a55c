import { fileURLToPath } from 'node:url';
import type { REST } from 'discord.js';
import { SystemClock } from '../core/clock.js';
import type { Config } from '../core/config/config.js';
import { createOrm } from '../core/database/orm.js';
import { LocalSlots } from '../core/discord/local-slots.js';
import { createRest } from '../core/discord/rest.js';
import { createLogger } from '../core/logger.js';
import { discoverPlugins, pluginSources } from '../core/plugins/discover-plugins.js';
import { LeftOutList } from '../core/plugins/plugin-fault.js';
import { openSecrets } from '../core/secrets/open-secrets.js';
import { Translations } from '../core/translations.js';
import { examineHost } from '../services/doctor/examine.js';
import type { Finding } from '../services/doctor/finding.js';

/** A finding in words. */
export interface ToldFinding extends Pick<Finding, 'severity' | 'key'> {
  readonly what: string;
  readonly next: string;
}

/** The checks that need no guild, in English. */
export async function examineOnHost(config: Config, databaseUrl: string): Promise<ToldFinding[]> {
  const logger = createLogger({ level: 'fatal', name: 'doctor', pretty: true });
  const clock = new SystemClock();
  const left = new LeftOutList();
  const plugins = await discoverPlugins(pluginSources(config), left);
  const secrets = openSecrets(
    { googleProject: config.GOOGLE_PROJECT_ID, environment: process.env },
    clock,
    logger,
  );
  await Promise.all(['discord-token', 'database-url', 'redis-url'].map((secret) => secrets.get(secret)));
  const orm = await createOrm({ url: databaseUrl, entities: [], applicationName: 'alphapy doctor' });
  try {
    const rest = restFor(config);
    const context = { em: orm.em, clock, plugins, leftOut: left.entries, secrets, rest };
    const words = wordsInEnglish(logger);
    return (await examineHost(context)).map(({ severity, key, values }) => {
      const text = (part: string) => words(`core.doctor.findings.${key}.${part}`, values);
      return { severity, key, what: text('what'), next: text('next') };
    });
  } finally {
    await orm.close();
  }
}

function restFor({ DISCORD_TOKEN, DISCORD_API_URL }: Config): REST | null {
  if (!DISCORD_TOKEN) return null;
  return createRest(DISCORD_API_URL, DISCORD_TOKEN, new LocalSlots());
}

function wordsInEnglish(logger: ConstructorParameters<typeof Translations>[0]) {
  const i18n = new Translations(logger);
  i18n.add('core', fileURLToPath(new URL('..', import.meta.url)));
  return i18n.wordsFor('en');
}
