import { Command } from 'commander';
import type { ToldFinding } from '../examine-host.js';
import { readConfig } from '../read-config.js';
import { withDatabase } from '../with-database.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'Look at what a start needs, and say what is wrong, why, and what to do. Exits with 1 on a problem.',
    )
    .option('--json', 'print {"findings": [...]}')
    .action(examine);
}

async function examine({ json }: { json?: true }): Promise<void> {
  const { examineOnHost } = await import('../examine-host.js');
  const config = await readConfig();
  const findings = await withDatabase(config, (url) => examineOnHost(config, url));
  console.log(json ? JSON.stringify({ findings }) : toText(findings));
  if (findings.some(({ severity }) => severity === 'problem')) process.exitCode = 1;
}

function toText(findings: readonly ToldFinding[]): string {
  if (findings.length === 0) return 'Nothing is wrong.';
  return findings.map(({ severity, what, next }) => `${severity}: ${what}\n  next: ${next}`).join('\n');
}
