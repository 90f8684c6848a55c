import { fileURLToPath } from 'node:url';
import type { REST } from 'discord.js';
import { SystemClock } from '../core/clock.js';
import type { Config } from '../core/config/config.js';
import { secretVariables } from '../core/config/load-config-with-secrets.js';
import { createOrm } from '../core/database/orm.js';
import { LocalSlots } from '../core/discord/local-slots.js';
import { createRest } from '../core/discord/rest.js';
import { createLogger } from '../core/logger.js';
import { discoverPlugins, pluginSources } from '../core/plugins/discover-plugins.js';
import { LeftOutList } from '../core/plugins/plugin-fault.js';
import { openSecrets } from '../core/secrets/open-secrets.js';
import { Translations } from '../core/translations.js';
import { examineHost } from '../services/doctor/examine.js';
import { type ToldFinding, told, toldChecks } from '../services/doctor/told.js';

export interface ToldExamination {
  readonly findings: readonly ToldFinding[];
  /** "I looked at: …" */
  readonly checked: string;
}

/**
 * The checks that need no guild, in English.
 *
 * @param databaseUrl null where there is no database to ask
 */
export async function examineOnHost(config: Config, databaseUrl: string | null): Promise<ToldExamination> {
  const logger = createLogger({ level: 'fatal', name: 'doctor', pretty: true }); // what goes wrong becomes a finding
  const clock = new SystemClock();
  const left = new LeftOutList();
  const plugins = await discoverPlugins(pluginSources(config), left);
  const secrets = openSecrets(
    { googleProject: config.GOOGLE_PROJECT_ID, environment: process.env },
    clock,
    logger,
  );
  await Promise.all(Object.keys(secretVariables).map((secret) => secrets.get(secret)));
  await using resources = new AsyncDisposableStack();
  const orm = databaseUrl
    ? await createOrm({ url: databaseUrl, entities: [], applicationName: 'alphapy doctor' })
    : null;
  resources.defer(async () => orm?.close());
  const examination = await examineHost({
    em: orm?.em ?? null,
    clock,
    config,
    environment: process.env,
    nodeVersion: process.versions.node,
    plugins,
    leftOut: left.entries,
    secrets,
    rest: restFor(config),
    logger,
  });
  const words = wordsInEnglish(logger);
  return {
    findings: examination.findings.map((finding) => told(finding, words, inUtc)),
    checked: toldChecks(examination, words),
  };
}

/** Terminals know no reader's time zone. */
function inUtc(instant: Temporal.Instant): string {
  return `at ${instant.toString({ smallestUnit: 'second' }).replace('T', ' ').replace('Z', ' UTC')}`;
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
