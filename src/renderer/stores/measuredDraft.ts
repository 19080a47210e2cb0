import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import {
  measuredRecipeSchema,
  type DatasetPreview,
  type MeasuredRecipe,
  type MeasurementSummary,
  type Technique,
} from '../../contract/index.js';
import { specimenStem } from './specimenStem.js';
import { useMeasurements } from './measurements.js';

export interface MeasuredRow {
  label: string;
  specimen: string;
}

type Settings = Pick<MeasuredRecipe, 'title' | 'seed' | 'split' | 'augmentation' | 'normalise' | 'outside'>;

/** What a measurement is called before the person says it: its confirmed phase, else its first tag. */
export function firstLabel(measurement: MeasurementSummary): string {
  return measurement.status === 'match' && measurement.top ? measurement.top.name : (measurement.tags[0] ?? '');
}

/** A dataset of measurements in hand: which of them, what they are called, and how they are treated. */
export const useMeasuredDraft = defineStore('measuredDraft', () => {
  const measurements = useMeasurements();
  const technique = ref<Technique>('xrd');
  const filter = ref('');
  const chosen = shallowRef<ReadonlySet<string>>(new Set());
  /** What the person wrote; the rest is as found. */
  const written = shallowRef<ReadonlyMap<string, Partial<MeasuredRow>>>(new Map());
  const settings = shallowRef<Settings>({
    title: 'My measurements',
    seed: 1,
    split: { validation: 0.15, test: 0.2 },
    augmentation: { copies: 0, shift: 0, scale: 1, noise: 0, mix: 1 },
    normalise: 'maximum',
    outside: 'refuse',
  });
  const preview = shallowRef<DatasetPreview | null>(null);
  const problems = shallowRef<string[]>([]);

  const rows = computed(() => measurements.items.filter((item) => item.technique === technique.value));
  const shown = computed(() => {
    const text = filter.value.trim().toLowerCase();
    return text
      ? rows.value.filter(
          (item) => item.name.toLowerCase().includes(text) || rowOf(item).label.toLowerCase().includes(text),
        )
      : rows.value;
  });
  const confirmed = computed(() => rows.value.filter((item) => item.status === 'match' && item.top));

  function rowOf(item: MeasurementSummary): MeasuredRow {
    return { label: firstLabel(item), specimen: specimenStem(item.name), ...written.value.get(item.id) };
  }

  const items = computed<MeasuredRecipe['items']>(() =>
    rows.value.filter((item) => chosen.value.has(item.id)).map((item) => ({ measurementId: item.id, ...rowOf(item) })),
  );
  /** Unfit while fewer than two are chosen or one has no label. */
  const recipe = computed<MeasuredRecipe | null>(() => {
    if (items.value.length < 2) return null;
    return { kind: 'measured', description: '', source: '', ...settings.value, items: items.value };
  });
  const isValid = computed(() => recipe.value !== null && measuredRecipeSchema.safeParse(recipe.value).success);
  const unlabelled = computed(() => items.value.filter(({ label }) => !label.trim()).length);
  const classes = computed(() => new Set(items.value.map(({ label }) => label.trim()).filter(Boolean)).size);

  function choose(ids: Iterable<string>, on: boolean): void {
    const next = new Set(chosen.value);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    chosen.value = next;
  }

  function write(id: string, patch: Partial<MeasuredRow>): void {
    written.value = new Map(written.value).set(id, { ...written.value.get(id), ...patch });
  }

  function set(patch: Partial<Settings>): void {
    settings.value = { ...settings.value, ...patch };
  }

  return {
    ...{ technique, filter, chosen, settings, preview, problems, rows, shown, confirmed, items, recipe, isValid },
    ...{ unlabelled, classes, rowOf, choose, write, set },
  };
});
