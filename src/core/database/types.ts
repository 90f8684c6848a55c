import { p, Type } from '@mikro-orm/core';

/**
 * A Discord id: `bigint` in PostgreSQL, a string everywhere else, since JavaScript's numbers cannot hold it.
 *
 * @see https://docs.discord.com/developers/reference#snowflakes
 * @example defineEntity({ name: 'Reminder', tableName: 'reminders_reminders', properties: { guildId: snowflake() } })
 */
export const snowflake = () => p.bigint('string').autoincrement(false);

/**
 * A point in time: `timestamptz` in PostgreSQL, to the microsecond, `Temporal.Instant` in code, ISO 8601 in JSON.
 *
 * @example defineEntity({ name: 'Reminder', tableName: 'reminders_reminders', properties: { dueAt: instant() } })
 */
export const instant = () => p.type(InstantType).$type<Temporal.Instant, string, string>();

/** The ORM hands over `null` for columns that may be null. */
type Maybe<Value> = Value | null;

class InstantType extends Type<Maybe<Temporal.Instant>, Maybe<string>> {
  override convertToDatabaseValue(value: Maybe<Temporal.Instant | string>): Maybe<string> {
    // one form for equal instants, since the ORM compares these texts; conditions may name an instant as text
    return value ? Temporal.Instant.from(value).toString({ fractionalSecondDigits: 6 }) : null;
  }

  override convertToJSValue(value: Maybe<Temporal.Instant | string>): Maybe<Temporal.Instant> {
    return value ? Temporal.Instant.from(value) : null;
  }

  override toJSON(value: Maybe<Temporal.Instant>): Maybe<string> {
    return value?.toString() ?? null;
  }

  override getColumnType(): string {
    return 'timestamptz(6)';
  }

  override compareAsType(): string {
    return 'string';
  }
}
