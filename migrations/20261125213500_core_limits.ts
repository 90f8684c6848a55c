import { Migration } from '@mikro-orm/migrations';

export default class extends Migration {
  override up(): void {
    // The order of the columns is the library's.
    this.addSql(
      'create unlogged table core_limits (key text not null, points int not null, expire bigint null, primary key (key))',
    );
  }

  override down(): void {
    this.addSql('drop table core_limits');
  }
}
