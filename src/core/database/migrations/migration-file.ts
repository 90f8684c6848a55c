/** The source of a migration, from the SQL statements of a schema difference. */
export function migrationSource(sql: string): string {
  const statements = sql
    .split(/;\n+/)
    .map((statement) => statement.replace(/;$/, '').trim())
    .filter((statement) => statement.length > 0);
  return `import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
${statements.map(addSql).join('\n')}
  }
}
`;
}

/** `<timestamp>_<plugin>_<what>`, later than every migration so far, whatever the clock says. */
export function migrationName(
  plugin: string,
  what: string,
  now: Temporal.Instant,
  existing: readonly string[],
): string {
  const latest =
    existing
      .map((name) => name.slice(0, DIGITS))
      .sort()
      .at(-1) ?? '';
  let moment = now;
  while (timestamp(moment) <= latest) moment = afterwards(latest);
  return `${timestamp(moment)}_${plugin}_${what}`;
}

const DIGITS = 'yyyymmddhhmmss'.length;

const timestamp = (instant: Temporal.Instant) => instant.toString().replaceAll(/\D/g, '').slice(0, DIGITS);

function afterwards(stamp: string): Temporal.Instant {
  const [, date, hour, minute, second] = stamp.match(/^(\d{8})(\d\d)(\d\d)(\d\d)$/) ?? [];
  return Temporal.Instant.from(`${date}T${hour}:${minute}:${second}Z`).add({ seconds: 1 });
}

function addSql(statement: string): string {
  const lines = readable(statement).split('\n');
  const literal = (text: string) => `\`${text.replaceAll(/[\\`]|\$\{/g, '\\$&')}\``;
  if (lines.length === 1) return `    this.addSql(${literal(statement)});`;
  const indented = lines.map((line) => `      ${line}`).join('\n');
  return `    this.addSql(${literal(`\n${indented}\n    `)});`;
}

/** A table with one column a line. */
function readable(statement: string): string {
  const [, head, body] = statement.match(/^(create table .*? )\((.*)\)$/s) ?? [];
  if (!head || !body) return statement;
  return `${head}(\n${splitColumns(body)
    .map((column) => `  ${column}`)
    .join(',\n')}\n)`;
}

/** Splits at the commas that stand neither in parentheses nor in quotes. */
function splitColumns(body: string): string[] {
  const parts = body.match(/(?:'[^']*'|"[^"]*"|\((?:[^()]|\([^()]*\))*\)|[^,])+/g) ?? [];
  return parts.map((part) => part.trim());
}
