import { Command } from 'commander';
import type { Config } from '../../core/config/config.js';
import { OperatorError } from '../../core/operator-error.js';
import type { ToldFinding } from '../../services/doctor/told.js';
import type { ToldExamination } from '../examine-host.js';
import { exitCodes } from '../exit-codes.js';
import { readConfig } from '../read-config.js';
import { withDatabase } from '../with-database.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'Look at what a start needs, and say what is wrong, why, and what to do. Exits with 1 on a problem.',
    )
    .option('--json', 'print {"findings": [...], "checked": "..."}')
    .action(run);
}

async function run({ json }: { json?: true }): Promise<void> {
  const examination = await examine();
  console.log(json ? JSON.stringify(examination) : toText(examination));
  if (examination.findings.some(({ severity }) => severity === 'problem'))
    process.exitCode = exitCodes.failed;
}

/** What prevents a look at the rest is itself what was looked for. */
async function examine(): Promise<ToldExamination> {
  let config: Config;
  try {
    config = await readConfig();
  } catch (error) {
    return { findings: [findingOf(error, 'configurationWrong')], checked: 'I looked at: configuration.' };
  }
  const { examineOnHost } = await import('../examine-host.js');
  try {
    return await withDatabase(config, (url) => examineOnHost(config, url));
  } catch (error) {
    const unusable = findingOf(error, 'databaseUnusable');
    const { findings, checked } = await examineOnHost(config, null);
    return { findings: [unusable, ...findings], checked };
  }
}

function findingOf(error: unknown, key: string): ToldFinding {
  if (!(error instanceof OperatorError)) throw error;
  const { why, next } = error.details;
  return { severity: 'problem', key, what: `${error.message} ${why}`, next };
}

function toText({ findings, checked }: ToldExamination): string {
  const isFine = findings.every(({ severity }) => severity === 'note');
  return [
    ...(isFine ? ['Nothing is wrong.'] : []),
    ...findings.map(
      ({ severity, what, next }) => `${severity}: ${what}${next === null ? '' : `\n  next: ${next}`}`,
    ),
    checked,
  ].join('\n');
}
