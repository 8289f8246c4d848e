import { Migration } from '@mikro-orm/migrations'

/** A migration written as SQL text. The embedded database takes one command at a time: each ends with `;` at a line's end. */
export abstract class SqlMigration extends Migration {
  protected run(text: string): void {
    for (const statement of text.split(/;\s*$/m)) {
      if (statement.trim() !== '') this.addSql(statement.trim())
    }
  }
}
