import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { ModelSummary } from '../../contract/index.js';
import { latestOnly } from '../composables/latestOnly.js';
import { call, on } from '../lab.js';
import { saveFile } from '../save.js';
import { useUi } from './ui.js';

/** Trained models. They never change but for their name and whether identification asks them. */
export const useModels = defineStore('models', () => {
  const items = shallowRef<ModelSummary[]>([]);
  const loaded = ref(false);
  const latest = latestOnly();

  const byHash = computed(() => new Map(items.value.map((item) => [item.hash, item])));
  const anyUsed = computed(() => items.value.some((item) => item.used));

  async function load(): Promise<void> {
    const found = await latest(() => call('models.list', {}));
    if (!found) return;
    items.value = found;
    loaded.value = true;
  }

  function put(model: ModelSummary): void {
    items.value = items.value.map((item) => (item.hash === model.hash ? model : item));
  }

  async function use(hash: string, wanted: boolean): Promise<void> {
    put(await call('models.use', { hash, use: wanted }));
  }

  async function rename(hash: string, name: string): Promise<void> {
    put(await call('models.rename', { hash, name }));
  }

  async function remove(hash: string): Promise<void> {
    await call('models.delete', { hash });
    items.value = items.value.filter((item) => item.hash !== hash);
  }

  /** @returns the name of the file, or null when the person cancelled */
  async function exportModel(hash: string): Promise<string | null> {
    return saveFile(await call('models.export', { hash }));
  }

  async function importModel(file: { name: string; bytes: Uint8Array }): Promise<ModelSummary> {
    const model = await call('models.import', { file });
    await load();
    return model;
  }

  function listen(): () => void {
    return on('models.changed', () => void load().catch(useUi().report));
  }

  return { items, loaded, byHash, anyUsed, load, use, rename, remove, exportModel, importModel, listen };
});
