import { computed, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue';
import type { DatasetDetail, ModelDetail, RunDetail } from '../../../contract/index.js';
import { latestOnly } from '../../composables/latestOnly.js';
import { toLabError } from '../../doors/toLabError.js';
import { call } from '../../lab.js';
import { useModels } from '../../stores/models.js';
import { useRuns, type RunGroup } from '../../stores/runs.js';
import { useTrainPage, type TrainPage } from '../../stores/trainPage.js';
import { useUi } from '../../stores/ui.js';

interface OpenThing {
  dataset: ShallowRef<DatasetDetail | null>;
  run: ComputedRef<RunDetail | null>;
  group: ComputedRef<RunGroup | null>;
  model: ComputedRef<ModelDetail | null>;
  /** Reads it again: what happened while nobody listened was not told. */
  refresh: () => Promise<void>;
}

/** Reads what the open page shows in full, and leaves the page when it is there no more. */
export function useOpenThing(): OpenThing {
  const ui = useUi();
  const train = useTrainPage();
  const runs = useRuns();
  const models = useModels();
  const dataset = shallowRef<DatasetDetail | null>(null);
  const readModel = shallowRef<ModelDetail | null>(null);
  const latest = latestOnly();

  async function read(page: TrainPage): Promise<void> {
    if (page.kind !== 'dataset' || dataset.value?.id !== page.id) dataset.value = null;
    try {
      switch (page.kind) {
        case 'dataset':
          dataset.value = (await latest(() => call('datasets.get', { id: page.id }))) ?? dataset.value;
          return;
        case 'run':
          return await runs.read([page.id], true);
        case 'group':
          return await runs.read(groupOf(page.id)?.runs.map(({ id }) => id) ?? [], true);
        case 'model':
          readModel.value = (await latest(() => call('models.get', { hash: page.hash }))) ?? readModel.value;
          return;
        case 'welcome':
        case 'recipe':
        case 'measured':
      }
    } catch (thrown) {
      ui.report(thrown);
      if (toLabError(thrown).kind === 'not-found') train.open({ kind: 'welcome' });
    }
  }

  function groupOf(id: string): RunGroup | undefined {
    return runs.groups.find((group) => group.id === id);
  }

  watch(() => train.page, read, { immediate: true });

  const group = computed(() => (train.page.kind === 'group' ? (groupOf(train.page.id) ?? null) : null));
  // A group that was opened before the list was read has its runs read when they are known.
  watch(
    () => group.value?.runs.map(({ id }) => id).join(),
    (ids) => {
      if (ids) void runs.read(ids.split(',')).catch(ui.report);
    },
  );
  const model = computed(() => {
    const { page } = train;
    if (page.kind !== 'model' || readModel.value?.hash !== page.hash) return null;
    // The name and the switch may change while it is open; the rest never does.
    return { ...readModel.value, ...models.byHash.get(page.hash) };
  });
  return {
    refresh: () => read(train.page),
    dataset,
    run: computed(() => (train.page.kind === 'run' ? (runs.details.get(train.page.id) ?? null) : null)),
    group,
    model,
  };
}
