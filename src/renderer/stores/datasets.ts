import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { BundledRecipe, DatasetDetail, DatasetRecipe, DatasetSummary } from '../../contract/index.js';
import { latestOnly } from '../composables/latestOnly.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';

/** Recipes that ship with the program, and the datasets that were made. */
export const useDatasets = defineStore('datasets', () => {
  const recipes = shallowRef<BundledRecipe[]>([]);
  const items = shallowRef<DatasetSummary[]>([]);
  const loaded = ref(false);
  const latest = latestOnly();

  const byId = computed(() => new Map(items.value.map((item) => [item.id, item])));

  async function load(): Promise<void> {
    const found = await latest(() =>
      Promise.all([call('datasets.list', {}), recipes.value.length > 0 ? recipes.value : call('datasets.recipes', {})]),
    );
    if (!found) return;
    [items.value, recipes.value] = found;
    loaded.value = true;
  }

  async function create(recipe: DatasetRecipe): Promise<DatasetDetail> {
    const made = await call('datasets.create', { recipe });
    await load();
    return made;
  }

  async function remove(id: string): Promise<void> {
    await call('datasets.delete', { id });
    items.value = items.value.filter((item) => item.id !== id);
  }

  function listen(): () => void {
    return on('datasets.changed', () => void load().catch(useUi().report));
  }

  return { recipes, items, loaded, byId, load, create, remove, listen };
});
