import { defineStore } from 'pinia';
import { ref, shallowRef } from 'vue';
import { settingsSchema, type Settings } from '../../contract/index.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';

const PANE_DELAY_MS = 400;

/** The person's preferences, kept by the lab. */
export const useSettings = defineStore('settings', () => {
  const value = shallowRef<Settings>(settingsSchema.parse({}));
  const loaded = ref(false);
  let paneTimer: ReturnType<typeof setTimeout> | undefined;

  /** Changes on their way: until the last is kept, what the lab says is older than what is shown. */
  let underWay = 0;

  async function load(): Promise<void> {
    const stored = await call('settings.get', {});
    if (underWay === 0 && paneTimer === undefined) value.value = stored;
    loaded.value = true;
  }

  /** Shows the change at once and keeps it; reads the settings again when it could not be kept. */
  async function set(patch: Partial<Settings>): Promise<void> {
    value.value = { ...value.value, ...patch };
    underWay += 1;
    const kept = await useUi().attempt(() => call('settings.set', patch));
    underWay -= 1;
    if (underWay > 0) return;
    if (kept) value.value = kept;
    else await useUi().attempt(load);
  }

  /** Remembers the size of a pane, px, once dragging rests. */
  function setPane(name: string, size: number): void {
    value.value = { ...value.value, panes: { ...value.value.panes, [name]: Math.round(size) } };
    clearTimeout(paneTimer);
    paneTimer = setTimeout(() => {
      paneTimer = undefined;
      void set({ panes: value.value.panes });
    }, PANE_DELAY_MS);
  }

  function listen(): () => void {
    return on('settings.changed', () => void load().catch(useUi().report));
  }

  return { value, loaded, load, set, setPane, listen };
});
