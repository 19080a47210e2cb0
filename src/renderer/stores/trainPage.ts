import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import { syntheticRecipeSchema, type DatasetPreview, type SyntheticRecipe } from '../../contract/index.js';

/** What the Train view shows in its middle and on its right. */
export type TrainPage =
  | { kind: 'welcome' }
  /** A recipe that is read or written; nothing is stored yet. */
  | { kind: 'recipe' }
  | { kind: 'measured' }
  | { kind: 'dataset'; id: string }
  | { kind: 'run'; id: string }
  | { kind: 'group'; id: string }
  | { kind: 'model'; hash: string };

/** The open page of the Train view, and the recipe in hand: both outlast a look at another view. */
export const useTrainPage = defineStore('trainPage', () => {
  const page = shallowRef<TrainPage>({ kind: 'welcome' });
  const recipe = shallowRef<SyntheticRecipe | null>(null);
  /** Which bundled recipe it is while nothing was changed. */
  const bundledId = ref<string | null>(null);
  const preview = shallowRef<DatasetPreview | null>(null);
  /** Why there is no preview. */
  const problems = shallowRef<string[]>([]);

  const isValid = computed(() => recipe.value !== null && syntheticRecipeSchema.safeParse(recipe.value).success);

  function open(next: TrainPage): void {
    page.value = next;
  }

  function openRecipe(next: SyntheticRecipe, from: string | null = null): void {
    recipe.value = next;
    bundledId.value = from;
    preview.value = null;
    problems.value = [];
    page.value = { kind: 'recipe' };
  }

  function change(next: SyntheticRecipe): void {
    recipe.value = next;
    bundledId.value = null;
  }

  return { page, recipe, bundledId, preview, problems, isValid, open, openRecipe, change };
});
