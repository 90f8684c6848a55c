import { database } from './checks/database.js';
import { intents } from './checks/intents.js';
import { leftOut } from './checks/left-out.js';
import { namedPlaces } from './checks/named-places.js';
import { permissions } from './checks/permissions.js';
import { processes } from './checks/processes.js';
import { secrets } from './checks/secrets.js';
import { tasks } from './checks/tasks.js';
import type { Check, Finding, GuildContext, HostContext } from './finding.js';

const severities = ['problem', 'warning', 'note'] as const;

/** All that can be looked at without a guild, worst first. Without a database the checks that need it say nothing. */
export async function examineHost(context: HostContext): Promise<Finding[]> {
  const ofDatabase = await database.run(context);
  const isAway = ofDatabase.some(({ key }) => key === 'databaseAway');
  const others = [intents, leftOut, secrets, ...(isAway ? [] : [processes, tasks])];
  return worstFirst([...ofDatabase, ...(await runAll(others, context))]);
}

/** What the members of one guild can mend, worst first. */
export async function examineGuild(context: GuildContext): Promise<Finding[]> {
  return worstFirst(await runAll([permissions, namedPlaces], context));
}

async function runAll<Context>(checks: readonly Check<Context>[], context: Context): Promise<Finding[]> {
  const found = await Promise.all(checks.map((check) => check.run(context)));
  return found.flat();
}

function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
}
