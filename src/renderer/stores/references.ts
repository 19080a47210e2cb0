import { defineStore } from 'pinia';
import { computed, ref, shallowRef, triggerRef, watch } from 'vue';
import type { Input, ReferenceDetail, ReferenceSummary, Technique } from '../../contract/index.js';
import { latestOnly } from '../composables/latestOnly.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';

/** Rows read in one call. */
export const PAGE = 100;
const SEARCH_DELAY_MS = 150;

/** What the References view shows: a filter, the table read page by page as it is scrolled, and the reference that is open. */
export const useReferences = defineStore('references', () => {
  const ui = useUi();
  const libraryId = ref<string | null>(null);
  const technique = ref<Technique | null>(null);
  const search = ref('');
  const elements = ref<string[]>([]);
  const total = ref(0);
  const loaded = ref(false);
  /** Rows by their place in the table; only pages that were looked at. */
  const rows = shallowRef(new Map<number, ReferenceSummary>());
  const currentId = ref<string | null>(null);
  const detail = shallowRef<ReferenceDetail | null>(null);
  /** What the open reference is compared with. */
  const compareWith = shallowRef<ReferenceSummary | null>(null);
  const asked = new Set<number>();
  const latestDetail = latestOnly();
  /** Grows with every change of the filter: answers to an older one are dropped. */
  let generation = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const filter = computed<Input<'references.list'>>(() => ({
    ...(libraryId.value && { libraryId: libraryId.value }),
    ...(technique.value && { technique: technique.value }),
    ...(search.value.trim() && { search: search.value.trim().slice(0, 200) }),
    ...(elements.value.length > 0 && { elements: elements.value }),
  }));

  async function readPage(page: number): Promise<void> {
    if (asked.has(page)) return;
    asked.add(page);
    const now = generation;
    try {
      const found = await call('references.list', { ...filter.value, offset: page * PAGE, limit: PAGE });
      if (now !== generation) return;
      if (page === 0) rows.value = new Map();
      found.items.forEach((item, i) => rows.value.set(page * PAGE + i, item));
      triggerRef(rows);
      total.value = found.total;
      loaded.value = true;
    } catch (thrown) {
      asked.delete(page);
      if (now === generation) ui.report(thrown);
    }
  }

  /** Makes sure that the rows from `first` to `last` are there or on their way. */
  async function want(first: number, last: number): Promise<void> {
    const pages: Promise<void>[] = [];
    for (let page = Math.floor(Math.max(0, first) / PAGE); page <= Math.floor(last / PAGE); page += 1) {
      if (page * PAGE < Math.max(1, total.value)) pages.push(readPage(page));
    }
    await Promise.all(pages);
  }

  /** Whether the open reference may be among the rows; a search or an element leaves it open all the same. */
  function fits(): boolean {
    const summary = detail.value?.summary;
    if (!summary) return false;
    return (
      (libraryId.value === null || summary.libraryId === libraryId.value) &&
      (technique.value === null || summary.technique === technique.value)
    );
  }

  /** Starts the table again from its first row. */
  async function reload(): Promise<void> {
    clearTimeout(timer);
    generation += 1;
    asked.clear();
    await readPage(0);
    const first = rows.value.get(0);
    if (first && !fits()) await open(first.id);
  }

  async function open(id: string): Promise<void> {
    currentId.value = id;
    try {
      const next = await latestDetail(() => call('references.get', { id }));
      if (next) detail.value = next;
    } catch (thrown) {
      detail.value = null;
      ui.report(thrown);
    }
  }

  function closeDetail(): void {
    currentId.value = null;
    detail.value = null;
  }

  watch([search, elements], () => {
    clearTimeout(timer);
    timer = setTimeout(() => void reload(), SEARCH_DELAY_MS);
  });
  watch([libraryId, technique], () => void reload());

  function listen(): () => void {
    return on('libraries.changed', () => void reload());
  }

  return {
    ...{ libraryId, technique, search, elements, total, loaded, rows, currentId, detail, compareWith },
    ...{ want, reload, open, closeDetail, listen },
  };
});
