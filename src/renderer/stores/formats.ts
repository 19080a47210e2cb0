import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import type { FormatInfo } from '../../contract/index.js';
import { call } from '../lab.js';

/** File formats the lab reads; they change with the software only, so they are asked for once. */
export const useFormats = defineStore('formats', () => {
  const all = shallowRef<FormatInfo[]>([]);
  let asked: Promise<void> | null = null;

  function load(): Promise<void> {
    asked ??= call('system.formats', {}).then(
      (formats) => {
        all.value = formats;
      },
      (thrown: unknown) => {
        asked = null;
        throw thrown;
      },
    );
    return asked;
  }

  /** What people call a format; the identifier until the list is here. */
  function nameOf(id: string): string {
    return all.value.find((format) => format.id === id)?.name ?? id;
  }

  return { all, load, nameOf };
});
