import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    this.addSql(
      `alter table "reminders_drafts" add "notices" int[] not null default '{}', add "late" text not null default 'send', add "silent" boolean not null default false`,
    );
    this.addSql(
      `alter table "reminders_drafts" add constraint "reminders_drafts_late_check" check (late in ('send', 'skip', 'summarise'))`,
    );
  }
}
