import { p, Type } from '@mikro-orm/core';

/**
 * A Discord id: `bigint` in PostgreSQL, a string everywhere else, since JavaScript's numbers cannot hold it.
 *
 * @example defineEntity({ name: 'Reminder', tableName: 'reminders_reminders', properties: { guildId: snowflake() } })
 */
export const snowflake = () => p.bigint('string').autoincrement(false);

/** A point in time: `timestamptz` in PostgreSQL, to the microsecond, `Temporal.Instant` in code. */
export const instant = () => p.type(InstantType);

class InstantType extends Type<Temporal.Instant, string> {
  override convertToDatabaseValue(value: Temporal.Instant | string): string {
    // conditions may name an instant as text; both become one form, so that equal instants compare as equal
    return Temporal.Instant.from(value).toString({ fractionalSecondDigits: 6 });
  }

  override convertToJSValue(value: Temporal.Instant | string): Temporal.Instant {
    return Temporal.Instant.from(value);
  }

  override toJSON(value: Temporal.Instant): string {
    return value.toString();
  }

  override getColumnType(): string {
    return 'timestamptz(6)';
  }

  override compareAsType(): string {
    return 'string';
  }
}
