import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(`
      create table "reminders_closed_places" (
        "place_id" bigint not null,
        "problem" text not null,
        "since" timestamptz(6) not null,
        "ask_at" timestamptz(6) null,
        primary key ("place_id")
      )
    `);
  }
}
