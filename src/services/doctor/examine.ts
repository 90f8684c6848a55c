import type { ILogger } from '@sapphire/framework';
import { safeLog } from '../../utils/text/safe.js';
import { configuration } from './checks/configuration.js';
import { database } from './checks/database.js';
import { features } from './checks/features.js';
import { intents } from './checks/intents.js';
import { leftOut } from './checks/left-out.js';
import { namedPlaces } from './checks/named-places.js';
import { node } from './checks/node.js';
import { permissions } from './checks/permissions.js';
import { processes } from './checks/processes.js';
import { secrets } from './checks/secrets.js';
import { tasks } from './checks/tasks.js';
import type { Check, DatabaseContext, Examination, Finding, GuildContext, HostContext } from './finding.js';

const severities = ['problem', 'warning', 'note'] as const;

/** Findings after which there is no use in looking at tables. */
const withoutTables = ['databaseAway', 'databaseEmpty', 'hostCheckFailed'];

/** All that can be looked at without a guild. Without a database the checks that need its tables are left out. */
export async function examineHost(context: HostContext): Promise<Examination> {
  const common = await runAll([node, configuration, intents, leftOut, secrets], context, onHost);
  const { em } = context;
  return together([common, ...(em ? await examineDatabase({ ...context, em }) : [])]);
}

async function examineDatabase(context: DatabaseContext): Promise<Examination[]> {
  const itself = await runAll([database], context, onHost);
  if (itself.findings.some(({ key }) => withoutTables.includes(key))) return [itself];
  return [itself, await runAll([processes, tasks], context, onHost)];
}

/** What the members of one guild can mend. */
export async function examineGuild(context: GuildContext): Promise<Examination> {
  return together([await runAll([permissions, namedPlaces, features], context, inGuild)]);
}

/** One after the other's result; worst first. */
export function together(examinations: readonly Examination[]): Examination {
  return {
    findings: examinations
      .flatMap(({ findings }) => findings)
      .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity)),
    checked: examinations.flatMap(({ checked }) => checked),
  };
}

type Failure = (check: string, error: unknown) => Finding;

async function runAll<Context extends { readonly logger: ILogger }>(
  checks: readonly Check<Context>[],
  context: Context,
  failure: Failure,
): Promise<Examination> {
  const outcomes = await Promise.allSettled(checks.map(async (check) => check.run(context)));
  const findings = outcomes.flatMap((outcome, index) => {
    if (outcome.status === 'fulfilled') return outcome.value;
    const name = checks[index]?.name ?? '';
    context.logger.error(`The doctor could not make the check "${name}".`, outcome.reason);
    return [failure(name, outcome.reason)];
  });
  const made = checks.filter((_, index) => outcomes[index]?.status === 'fulfilled');
  return { findings, checked: made.map(({ name }) => name) };
}

const onHost: Failure = (check, error) => {
  const reason = safeLog(error instanceof Error ? error.message : String(error), 200);
  return { severity: 'problem', key: 'hostCheckFailed', values: { check: named(check), reason } };
};

/** Without the reason, which may name addresses: whoever reads it manages a guild, not the bot. */
const inGuild: Failure = (check) => ({
  severity: 'problem',
  key: 'checkFailed',
  values: { check: named(check) },
});

function named(check: string): { readonly textKey: string } {
  return { textKey: `core.doctor.checks.${check}` };
}
