import { Migration } from '@mikro-orm/migrations'

/** A migration written as SQL text. The embedded database takes one command at a time: each ends with `;` at a line's end, or is given by itself. */
export abstract class SqlMigration extends Migration {
  protected run(text: string | readonly string[]): void {
    // A function's body has such ends of its own.
    for (const statement of typeof text === 'string' ? text.split(/;\s*$/m) : text) {
      if (statement.trim() !== '') this.addSql(statement.trim())
    }
  }
}
