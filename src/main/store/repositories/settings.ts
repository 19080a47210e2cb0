import type { z } from 'zod';
import type { Connection } from '../connection.js';
import type { SettingsRepository } from '../types.js';

export function createSettingsRepository(connection: Connection): SettingsRepository {
  const { build } = connection;
  return {
    get<T>(key: string, schema: z.ZodType<T>): T | undefined {
      const row = connection.first(build.selectFrom('settings').select('value').where('key', '=', key));
      if (row === undefined) return undefined;
      const result = schema.safeParse(parsed(row.value));
      return result.success ? result.data : undefined;
    },
    set(key, value) {
      const text = JSON.stringify(value);
      connection.run(
        build
          .insertInto('settings')
          .values({ key, value: text })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text })),
      );
    },
  };
}

/** Preferences are not data: an unreadable one reads as never set. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
