import { onMounted, onUnmounted, ref, watch, type Ref } from 'vue';
import { classCountOf, datasetRecipeSchema, type DatasetPreview, type DatasetRecipe } from '../../../contract/index.js';
import { latestOnly } from '../../composables/latestOnly.js';
import { toLabError } from '../../doors/toLabError.js';
import { call } from '../../lab.js';
import { recipeProblems } from './recipeProblems.js';

const DELAY_MS = 250;
const MOST_SPECTRA = 60;

export interface PreviewState {
  preview: Ref<DatasetPreview | null>;
  problems: Ref<string[]>;
  busy: Ref<boolean>;
}

/** Spectra of a recipe as it is typed. A recipe that cannot be made leaves the last picture and says why. */
export function usePreview(
  recipe: () => DatasetRecipe | null,
  preview: Ref<DatasetPreview | null>,
  problems: Ref<string[]>,
): PreviewState {
  const busy = ref(false);
  const latest = latestOnly();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function read(): Promise<void> {
    const wanted = recipe();
    if (!wanted) return;
    const parsed = datasetRecipeSchema.safeParse(wanted);
    if (!parsed.success) {
      problems.value = recipeProblems(parsed.error);
      return;
    }
    busy.value = true;
    try {
      const found = await latest(() =>
        call('datasets.preview', { recipe: parsed.data, samples: samplesFor(parsed.data) }),
      );
      if (!found) return;
      preview.value = found;
      problems.value = [];
    } catch (thrown) {
      problems.value = [toLabError(thrown).message];
    }
    busy.value = false;
  }

  watch(recipe, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void read(), DELAY_MS);
  });
  onMounted(read);
  onUnmounted(() => {
    clearTimeout(timer);
  });
  return { preview, problems, busy };
}

/** A few of each class, and not more than an eye can part. */
function samplesFor(recipe: DatasetRecipe): number {
  const classes =
    recipe.kind === 'measured' ? new Set(recipe.items.map((item) => item.label)).size : classCountOf(recipe.classes);
  return Math.min(MOST_SPECTRA, Math.max(12, classes * 6));
}
