import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import {
  LabError,
  type Candidate,
  type Explanation,
  type IdentifyOptions,
  type Input,
  type MeasurementDetail,
  type Peak,
  type ProcessingPreview,
  type ProcessingStep,
  type Radiation,
} from '../../contract/index.js';
import { call, on } from '../lab.js';
import { latestOnly } from '../composables/latestOnly.js';
import { estimatePeak } from '../charts/estimatePeak.js';
import { useUi } from './ui.js';
import { useUndo } from './undo.js';

/** Beyond this the sticks could not be told apart. */
const MAX_PICKED = 12;

/**
 * The measurement that is open and all that is shown with it. The tabs on the right and the plot in the middle
 * meet only here.
 */
export const useSelection = defineStore('selection', () => {
  const ui = useUi();
  const undo = useUndo();

  const currentId = ref<string | null>(null);
  const detail = shallowRef<MeasurementDetail | null>(null);
  const opening = ref(false);
  const identifying = ref(false);
  /** Options of the next search; the fields a person changed. */
  const options = shallowRef<Input<'identify.run'>['options']>({});
  /** References drawn on the measurement, in the order they were picked. */
  const picked = shallowRef<string[]>([]);
  const explanation = shallowRef<Explanation | null>(null);
  /** Steps being tried and their effect; null when nothing differs from what is stored. */
  const draft = shallowRef<ProcessingStep[] | null>(null);
  const preview = shallowRef<ProcessingPreview | null>(null);
  /** Reference and peak under the pointer, in a table or on the plot. */
  const hoveredReference = ref<string | null>(null);
  const hoveredPeak = ref<string | null>(null);
  /** Row of the candidate table that the keyboard is on. */
  const cursor = ref(0);
  /** While true a click on the plot adds a peak. */
  const addingPeak = ref(false);
  /** The plot shows this range of the measurement's own axis when it changes. */
  const zoomTo = shallowRef<{ from: number; to: number } | null>(null);

  const identification = computed(() => detail.value?.identification ?? null);
  const candidates = computed<Candidate[]>(() => identification.value?.candidates ?? []);
  const peaks = computed<Peak[]>(() => detail.value?.peaks ?? []);
  const steps = computed<ProcessingStep[]>(() => draft.value ?? detail.value?.steps ?? []);
  const needsWavelength = computed(() => {
    const open = detail.value;
    return open?.technique === 'xrd' && open.unit === 'twoTheta' && !open.radiation;
  });

  /** Measurements whose references the person picked: an empty choice is a choice. */
  const pickedByHand = new Set<string>();
  let storingPicks = 0;
  let picksOf: string | null = null;
  const latestOpen = latestOnly();
  const latestExplain = latestOnly();
  const latestPreview = latestOnly();

  function show(next: MeasurementDetail): void {
    detail.value = next;
    options.value = next.identification ? changedOptions(next.identification.options) : options.value;
    // What is being stored now is newer than what was read.
    if (storingPicks > 0 && picksOf === next.id) return;
    picksOf = next.id;
    const chosen = next.selectedCandidates.length > 0 || pickedByHand.has(next.id);
    picked.value = chosen ? next.selectedCandidates : bestOf(next);
  }

  async function open(id: string): Promise<void> {
    if (currentId.value === id && detail.value) return;
    currentId.value = id;
    opening.value = true;
    try {
      const next = await latestOpen(() => call('measurements.get', { id }));
      if (!next) return;
      explanation.value = null;
      preview.value = null;
      draft.value = null;
      addingPeak.value = false;
      hoveredPeak.value = null;
      hoveredReference.value = null;
      cursor.value = 0;
      options.value = {};
      zoomTo.value = null;
      show(next);
      opening.value = false;
      await explain();
    } catch (thrown) {
      ui.report(thrown);
    } finally {
      if (currentId.value === id) opening.value = false;
    }
  }

  function close(): void {
    currentId.value = null;
    detail.value = null;
    explanation.value = null;
    preview.value = null;
    draft.value = null;
    picked.value = [];
  }

  /** Reads the open measurement again, e.g. after the lab identified it by itself. */
  async function refresh(): Promise<void> {
    const id = currentId.value;
    if (!id) return;
    try {
      const next = await latestOpen(() => call('measurements.get', { id }));
      if (!next || currentId.value !== id) return;
      show(next);
      await explain();
    } catch (thrown) {
      if (thrown instanceof LabError && thrown.kind === 'not-found') close();
      else ui.report(thrown);
    }
  }

  /** Reads profiles, sticks and difference for the picked references. */
  async function explain(): Promise<void> {
    const id = currentId.value;
    if (!id || needsWavelength.value) {
      explanation.value = null;
      return;
    }
    try {
      const result = await latestExplain(() =>
        call('identify.explain', { measurementId: id, referenceIds: picked.value.slice(0, MAX_PICKED) }),
      );
      if (result && currentId.value === id) explanation.value = result;
    } catch (thrown) {
      if (currentId.value === id) explanation.value = null;
      // A deleted one is closed by the news of it.
      const expected = thrown instanceof LabError && ['wavelength-needed', 'not-found'].includes(thrown.kind);
      if (!expected) ui.report(thrown);
    }
  }

  /** Draws exactly these references, and remembers them with the measurement. */
  async function pick(referenceIds: string[]): Promise<void> {
    const id = currentId.value;
    if (!id) return;
    if (referenceIds.length > MAX_PICKED) {
      ui.notify({ kind: 'info', text: `At most ${MAX_PICKED} references can be drawn at once.` });
      return;
    }
    picked.value = referenceIds;
    pickedByHand.add(id);
    storingPicks += 1;
    try {
      await Promise.all([
        explain(),
        ui.attempt(() => call('measurements.update', { id, selectedCandidates: referenceIds })),
      ]);
    } finally {
      storingPicks -= 1;
    }
  }

  async function togglePick(referenceId: string): Promise<void> {
    const have = picked.value;
    await pick(have.includes(referenceId) ? have.filter((other) => other !== referenceId) : [...have, referenceId]);
  }

  /** Searches the libraries with the present options and shows what was found. */
  async function identify(patch: Input<'identify.run'>['options'] = {}): Promise<void> {
    const id = currentId.value;
    if (!id) return;
    options.value = { ...options.value, ...patch };
    identifying.value = true;
    try {
      const result = await call('identify.run', { measurementId: id, options: options.value });
      const open = detail.value;
      if (!open || open.id !== id) return;
      const found = new Set(result.candidates.map((candidate) => candidate.reference.id));
      const kept = picked.value.filter((referenceId) => found.has(referenceId));
      const next: MeasurementDetail = { ...open, identification: result };
      detail.value = next;
      cursor.value = 0;
      const chosen = kept.length > 0 ? kept : bestOf(next);
      picked.value = chosen;
      await explain();
    } catch (thrown) {
      ui.report(thrown);
    } finally {
      identifying.value = false;
    }
  }

  async function update(patch: Omit<Input<'measurements.update'>, 'id'>): Promise<void> {
    const id = currentId.value;
    if (!id) return;
    await ui.attempt(async () => {
      const next = await call('measurements.update', { id, ...patch });
      if (currentId.value === id) show(next);
    });
  }

  /** Says the radiation of the open measurement, then searches: nothing could be searched before. */
  async function setRadiation(radiation: Radiation): Promise<void> {
    await update({ radiation });
    if (detail.value?.radiation) await identify();
  }

  /** Shows the effect of steps without storing them; null goes back to what is stored. */
  async function previewSteps(next: ProcessingStep[] | null): Promise<void> {
    const id = currentId.value;
    draft.value = next;
    if (!id || !next) {
      preview.value = null;
      return;
    }
    try {
      const result = await latestPreview(() => call('processing.preview', { measurementId: id, steps: next }));
      if (result && currentId.value === id && draft.value === next) preview.value = result;
    } catch (thrown) {
      ui.report(thrown);
    }
  }

  /** Stores steps with the measurement and searches again when it had been searched. Ctrl-Z puts the former ones back. */
  async function saveSteps(next: ProcessingStep[], label = 'changing the processing steps'): Promise<void> {
    const open = detail.value;
    if (!open) return;
    const before = open.steps;
    await ui.attempt(async () => {
      await storeSteps(open.id, next, () => undo.push({ label, undo: () => storeSteps(open.id, before) }));
    });
  }

  /** `onStored` runs before the search that follows: Ctrl-Z need not wait for that. */
  async function storeSteps(id: string, next: ProcessingStep[], onStored?: () => void): Promise<void> {
    const stored = await call('processing.save', { measurementId: id, steps: next });
    onStored?.();
    if (currentId.value !== id) return;
    draft.value = null;
    preview.value = null;
    show(stored);
    if (stored.identification) await identify();
    else await explain();
  }

  async function findPeaks(limits: Omit<Input<'peaks.find'>, 'measurementId'> = {}): Promise<void> {
    const open = detail.value;
    if (!open) return;
    const before = open.peaks;
    await ui.attempt(async () => {
      putPeaks(open.id, await call('peaks.find', { measurementId: open.id, ...limits }));
      undo.push({ label: 'finding peaks', undo: () => storePeaks(open.id, before ?? []) });
    });
  }

  /** Keeps an edited table; `label` completes “Undo …”. */
  async function savePeaks(next: Peak[], label = 'editing peaks'): Promise<void> {
    const open = detail.value;
    if (!open) return;
    const before = open.peaks ?? [];
    await ui.attempt(async () => {
      await storePeaks(open.id, next);
      undo.push({ label, undo: () => storePeaks(open.id, before) });
    });
  }

  async function storePeaks(id: string, next: Peak[]): Promise<void> {
    putPeaks(id, await call('peaks.save', { measurementId: id, peaks: next }));
  }

  function putPeaks(id: string, next: Peak[]): void {
    if (detail.value?.id === id) detail.value = { ...detail.value, peaks: next };
  }

  /** Adds a peak near `x` of the measurement's axis, with what the curve says about it. */
  async function addPeakAt(x: number): Promise<void> {
    const open = detail.value;
    if (!open) return;
    const peak = estimatePeak(open.spectrum, explanation.value, x, open.radiation?.wavelength);
    await savePeaks(
      [...peaks.value, peak].sort((a, b) => a.position - b.position),
      'adding a peak',
    );
  }

  function listen(): () => void {
    return on('measurements.changed', ({ ids }) => {
      const id = currentId.value;
      if (id && !identifying.value && (ids.length === 0 || ids.includes(id))) void refresh();
    });
  }

  return {
    currentId,
    detail,
    opening,
    identifying,
    options,
    picked,
    explanation,
    draft,
    preview,
    hoveredReference,
    hoveredPeak,
    cursor,
    addingPeak,
    zoomTo,
    identification,
    candidates,
    peaks,
    steps,
    needsWavelength,
    open,
    close,
    refresh,
    explain,
    pick,
    togglePick,
    identify,
    update,
    setRadiation,
    previewSteps,
    saveSteps,
    findPeaks,
    savePeaks,
    addPeakAt,
    listen,
  };
});

/** What to draw when the person picked nothing yet: the best candidate of a match. */
function bestOf(detail: MeasurementDetail): string[] {
  const found = detail.identification;
  const best = found?.candidates[0];
  return found?.verdict === 'match' && best ? [best.reference.id] : [];
}

/** The options of the stored search, to start from. */
function changedOptions(stored: IdentifyOptions): Input<'identify.run'>['options'] {
  return { ...stored };
}
