import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { toLabError } from '../doors/toLabError.js';

export type ViewName = 'identify' | 'references' | 'train' | 'explain' | 'experiments' | 'settings';
export type TabName = 'candidates' | 'peaks' | 'processing' | 'details';
export const TAB_NAMES: readonly TabName[] = ['candidates', 'peaks', 'processing', 'details'];

export interface Notice {
  kind: 'info' | 'success' | 'warning' | 'error';
  text: string;
  /** One thing to do about it, e.g. Undo. */
  action?: { label: string; run: () => void | Promise<void> };
}

/** What the Explain view is asked to look at; without a measurement it chooses a spectrum itself. */
export interface ExplainRequest {
  modelHash: string;
  measurementId?: string;
}

/** What is open and what is said; nothing that the lab stores. */
export const useUi = defineStore('ui', () => {
  const view = ref<ViewName>('identify');
  const tab = ref<TabName>('candidates');
  const shortcutsOpen = ref(false);
  const connected = ref(true);
  /** Raised by Ctrl-K; the list's filter box takes the focus when it changes. */
  const filterFocus = ref(0);
  /** The newest wish to look inside a model; null before the first. */
  const explainRequest = shallowRef<ExplainRequest | null>(null);
  /** Notices not yet shown; `Notices.vue` takes them. */
  const notices = shallowRef<Notice[]>([]);

  function notify(notice: Notice): void {
    notices.value = [...notices.value, notice];
  }

  function takeNotices(): Notice[] {
    const taken = notices.value;
    if (taken.length > 0) notices.value = [];
    return taken;
  }

  /** Says what went wrong, in the lab's own sentence. */
  function report(thrown: unknown): void {
    const error = toLabError(thrown);
    if (error.kind === 'cancelled') return;
    notify({ kind: 'error', text: error.message });
  }

  /** Runs work whose failure the person must hear of; resolves to undefined when it failed. */
  async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
    try {
      return await work();
    } catch (thrown) {
      report(thrown);
      return undefined;
    }
  }

  /** Opens the Explain view with this model, and with this measurement where one is named. */
  function openExplain(modelHash: string, measurementId?: string): void {
    explainRequest.value = measurementId === undefined ? { modelHash } : { modelHash, measurementId };
    view.value = 'explain';
  }

  return {
    view,
    tab,
    shortcutsOpen,
    connected,
    filterFocus,
    explainRequest,
    openExplain,
    notices,
    notify,
    takeNotices,
    report,
    attempt,
  };
});
