import { defineStore } from 'pinia';
import { computed, ref, shallowRef, triggerRef, watch } from 'vue';
import type {
  AttributionMethod,
  DatasetSummary,
  ExplainSubject,
  LayerEffect,
  MapView,
  MeasurementSummary,
  ModelSummary,
  SplitName,
} from '../../contract/index.js';
import type { ExplainUnit } from '../charts/featureMapsAxis.js';
import { toLabError } from '../doors/toLabError.js';
import { call, on } from '../lab.js';
import { createSide, type Drawing, layerOf, methodOf, type Side, type SideWishes } from './explainSide.js';
import { useMeasurements } from './measurements.js';
import { useUi } from './ui.js';

export type ExplainTab = 'attribution' | 'filters' | 'changed';
export type SampleSubject = Extract<ExplainSubject, { kind: 'sample' }>;

/** Labels read in one call while looking for the next sample of a class. */
const LABELS = 100;

/** What the layers of a model do, or why that cannot be said. */
export type Effects = { effects: LayerEffect[] } | { problem: string } | null;

/** Whether a measurement can be put before a model at all; what lies outside its axis is the lab's to say. */
export function fitsModel(item: MeasurementSummary, model: ModelSummary): boolean {
  const { unit } = model.axis;
  if (unit === 'point') return false;
  const raman = unit === 'ramanShift' || unit === 'wavelength';
  return (item.technique === 'raman') === raman;
}

/** What the Explain view shows: models, the sides that are compared, and what holds for all of them. */
export const useExplain = defineStore('explain', () => {
  const ui = useUi();
  const measurements = useMeasurements();
  const models = shallowRef<ModelSummary[]>([]);
  const datasets = shallowRef<DatasetSummary[]>([]);
  const loaded = ref(false);
  const sides = shallowRef<Side[]>([createSide()]);
  /** Number of the side that the choosers and the right side speak of. */
  const active = ref(0);
  const tab = ref<ExplainTab>('attribution');
  const method = ref<AttributionMethod | null>(null);
  const view = ref<MapView>('spectrum');
  const drawing = ref<Drawing>('maps');
  const atLayer = ref(false);
  /** Axis that is shown where the spectrum allows it. */
  const unit = ref<ExplainUnit>('twoTheta');
  const hoveredPeak = ref<number | null>(null);
  /** `sample class` that the arrows look for, by class number; null: every sample. */
  const ofClass = ref<number | null>(null);
  const effects = shallowRef(new Map<string, Effects>());
  const labels = new Map<string, number>();
  let seen: unknown = null;

  const wishes = computed<SideWishes>(() => ({
    ...{ method: method.value, view: view.value, drawing: drawing.value, atLayer: atLayer.value },
  }));
  const side = computed<Side>(() => sides.value[active.value] ?? (sides.value[0] as Side));
  const byHash = computed(() => new Map(models.value.map((model) => [model.hash, model])));
  const model = computed(() => byHash.value.get(side.value.modelHash ?? '') ?? null);
  const layer = computed(() => layerOf(side.value));
  const comparing = computed(() => sides.value.length > 1);
  /** What stands in place of `twoTheta` before the first spectrum is known. */
  const shownMethod = computed(() => methodOf(side.value, method.value));
  const fitting = computed(() => {
    const of = model.value;
    return of ? measurements.items.filter((item) => fitsModel(item, of)) : [];
  });
  /** Datasets whose spectra have the model's length. */
  const sampleSets = computed(() => datasets.value.filter((set) => set.length === model.value?.length));

  async function load(): Promise<void> {
    const [list, sets] = await Promise.all([call('models.list', {}), call('datasets.list', {})]);
    models.value = list;
    datasets.value = sets;
    loaded.value = true;
    const known = new Set(list.map(({ hash }) => hash));
    if (sides.value.some(({ modelHash }) => modelHash !== null && !known.has(modelHash))) {
      sides.value = [createSide()];
      active.value = 0;
    }
    await takeRequest();
    const first = list[0];
    if (side.value.modelHash === null && first) await setModel(first.hash);
  }

  /** Another view asked to look inside a model. */
  async function takeRequest(): Promise<void> {
    const request = ui.explainRequest;
    if (!request || request === seen || !loaded.value || !byHash.value.has(request.modelHash)) return;
    seen = request;
    sides.value = [createSide()];
    active.value = 0;
    side.value.modelHash = request.modelHash;
    side.value.subject = request.measurementId
      ? { kind: 'measurement', measurementId: request.measurementId }
      : firstSubject();
    await side.value.load(wishes.value);
  }

  /** A test spectrum of the model's own dataset, otherwise a measurement, otherwise nothing. */
  function firstSubject(): ExplainSubject | null {
    const own = sampleSets.value.find(({ id }) => id === model.value?.datasetId) ?? sampleSets.value[0];
    const split = own && (['test', 'validation', 'train'] as const).find((name) => own.counts[name] > 0);
    if (own && split) return { kind: 'sample', datasetId: own.id, split, number: 0 };
    const [item] = fitting.value;
    return item ? { kind: 'measurement', measurementId: item.id } : null;
  }

  async function setModel(hash: string): Promise<void> {
    const now = side.value;
    now.modelHash = hash;
    now.className = null;
    const length = byHash.value.get(hash)?.length;
    const { subject } = now;
    const keeps =
      subject?.kind === 'measurement'
        ? fitting.value.some(({ id }) => id === subject.measurementId)
        : datasets.value.some((set) => set.id === subject?.datasetId && set.length === length);
    if (!keeps) now.subject = firstSubject();
    await now.load(wishes.value);
  }

  async function setSubject(subject: ExplainSubject): Promise<void> {
    side.value.subject = subject;
    await side.value.load(wishes.value);
  }

  /** The same layer in every side that has it. */
  function setLayer(name: string): void {
    for (const each of sides.value) {
      if (each !== side.value && !each.layers.some((known) => known.name === name)) continue;
      each.layer = name;
      void each.loadMaps(wishes.value);
      if (atLayer.value) void each.loadAttribution(wishes.value);
    }
  }

  function moveLayer(by: number): void {
    const { layers } = side.value;
    const at = layers.findIndex(({ name }) => name === side.value.layer);
    const next = layers[Math.min(layers.length - 1, Math.max(0, at + by))];
    if (next && next.name !== side.value.layer) setLayer(next.name);
  }

  function explainClass(name: string | null): void {
    for (const each of sides.value) {
      const predicted = each.spectrum?.prediction ?? [];
      if (each !== side.value && name !== null && !predicted.some(({ className }) => className === name)) continue;
      each.className = name === predicted[0]?.className ? null : name;
      void each.loadAttribution(wishes.value);
    }
  }

  function toggleChannel(channel: number): void {
    const { channels } = side.value;
    side.value.channels = channels.includes(channel)
      ? channels.filter((each) => each !== channel)
      : [...channels, channel].sort((a, b) => a - b);
  }

  /** The pointer is at this display value of a side. */
  function point(id: number, value: number | null): void {
    const found = sides.value.find((each) => each.id === id);
    if (found) found.cursor = value;
  }

  /** Next or previous sample (of the chosen class), or measurement of the list. */
  async function moveSubject(by: 1 | -1): Promise<void> {
    const { subject } = side.value;
    if (subject?.kind === 'measurement') {
      const at = fitting.value.findIndex(({ id }) => id === subject.measurementId);
      const next = fitting.value[at + by];
      if (next) await setSubject({ kind: 'measurement', measurementId: next.id });
    } else if (subject) {
      const number = await ui.attempt(() => nextSample(subject, by));
      if (number !== undefined && number !== null) await setSubject({ ...subject, number });
    }
  }

  function samplesOf({ datasetId, split }: { datasetId: string; split: SplitName }): number {
    return datasets.value.find(({ id }) => id === datasetId)?.counts[split] ?? 0;
  }

  async function nextSample(from: SampleSubject, by: 1 | -1): Promise<number | null> {
    const total = samplesOf(from);
    for (let number = from.number + by; number >= 0 && number < total; number += by) {
      if (ofClass.value === null || (await labelOf(from, number, by, total)) === ofClass.value) return number;
    }
    return null;
  }

  /** Class number of a sample; those that follow are read with it. */
  async function labelOf(
    { datasetId, split }: SampleSubject,
    number: number,
    by: 1 | -1,
    total: number,
  ): Promise<number> {
    const key = (at: number) => `${datasetId} ${split} ${at}`;
    const known = labels.get(key(number));
    if (known !== undefined) return known;
    const low = by === 1 ? number : Math.max(0, number - LABELS + 1);
    const numbers = Array.from({ length: Math.min(LABELS, total - low) }, (_, i) => low + i);
    const part = await call('datasets.samples', { id: datasetId, split, numbers });
    numbers.forEach((at, i) => labels.set(key(at), part.labels[i] ?? -1));
    return labels.get(key(number)) ?? -1;
  }

  /** Puts a second side beside the first: the next spectrum of this model, or this spectrum in another model. */
  async function compareWith(modelHash: string | null): Promise<void> {
    const second = createSide(side.value);
    sides.value = [side.value, second];
    active.value = 1;
    if (modelHash) {
      await setModel(modelHash);
      return;
    }
    const before = second.subject;
    await moveSubject(1);
    if (second.subject === before) await moveSubject(-1);
    if (second.subject === before) await second.load(wishes.value);
  }

  function closeSide(id: number): void {
    if (sides.value.length < 2) return;
    sides.value = sides.value.filter((each) => each.id !== id);
    active.value = 0;
  }

  async function loadEffects(hash: string): Promise<void> {
    const known = effects.value.get(hash);
    // What could not be said once may be asked again.
    if (known === null || (known && 'effects' in known)) return;
    effects.value.set(hash, null);
    let answer: Effects;
    try {
      answer = { effects: await call('explain.effects', { modelHash: hash }) };
    } catch (thrown) {
      answer = { problem: toLabError(thrown).message };
    }
    effects.value.set(hash, answer);
    triggerRef(effects);
  }

  const inReport = computed(() => side.value.spectrum?.inReport ?? false);

  async function toggleReport(): Promise<void> {
    const now = side.value;
    const { subject, modelHash, spectrum } = now;
    const shown = shownMethod.value;
    if (subject?.kind !== 'measurement' || !modelHash || !spectrum || !shown) return;
    const { measurementId } = subject;
    const { title } = spectrum;
    const had = spectrum.inReport ?? false;
    if (had) {
      await call('explain.removeFromReport', { measurementId, modelHash });
      ui.notify({ kind: 'info', text: `The report of “${title}” leaves this explanation out from now on.` });
    } else {
      await call('explain.addToReport', { measurementId, modelHash, method: shown });
      ui.notify({
        kind: 'success',
        text: `Every later report of “${title}” shows this explanation, calculated anew.`,
        action: { label: 'Undo', run: toggleReport },
      });
    }
    if (now.spectrum === spectrum) now.spectrum = { ...spectrum, inReport: !had };
  }

  watch([method, atLayer], () => {
    for (const each of sides.value) void each.loadAttribution(wishes.value);
  });
  watch([view, drawing], () => {
    for (const each of sides.value) void each.loadMaps(wishes.value);
  });
  watch(
    () => ui.explainRequest,
    () => void takeRequest(),
  );

  // A classical model has no filters and no layers that could change anything.
  watch(
    () => side.value.modelHash,
    () => {
      if (model.value?.kind === 'classical') tab.value = 'attribution';
    },
  );

  function listen(): () => void {
    const again = (): void => void load().catch(ui.report);
    const stops = [
      on('models.changed', again),
      on('datasets.changed', again),
      on('measurements.changed', ({ ids }) => {
        for (const each of sides.value) {
          const { subject } = each;
          if (subject?.kind === 'measurement' && (ids.length === 0 || ids.includes(subject.measurementId))) {
            void each.load(wishes.value);
          }
        }
      }),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }

  return {
    ...{ models, datasets, loaded, sides, active, tab, method, view, drawing, atLayer, unit, hoveredPeak, ofClass },
    ...{ effects, inReport, wishes, side, byHash, model, layer, comparing, shownMethod, fitting, sampleSets },
    ...{ load, setModel, setSubject, setLayer, moveLayer, explainClass, toggleChannel, point, moveSubject, samplesOf },
    ...{ compareWith, closeSide, loadEffects, toggleReport, listen },
  };
});
