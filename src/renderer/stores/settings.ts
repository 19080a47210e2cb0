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

  async function load(): Promise<void> {
    value.value = await call('settings.get', {});
    loaded.value = true;
  }

  /** Shows the change at once and keeps it; puts it back when it could not be kept. */
  async function set(patch: Partial<Settings>): Promise<void> {
    const before = value.value;
    value.value = { ...before, ...patch };
    try {
      value.value = await call('settings.set', patch);
    } catch (thrown) {
      value.value = before;
      useUi().report(thrown);
    }
  }

  /** Remembers the size of a pane, px, once dragging rests. */
  function setPane(name: string, size: number): void {
    value.value = { ...value.value, panes: { ...value.value.panes, [name]: Math.round(size) } };
    clearTimeout(paneTimer);
    paneTimer = setTimeout(() => void set({ panes: value.value.panes }), PANE_DELAY_MS);
  }

  function listen(): () => void {
    return on('settings.changed', () => void load().catch(useUi().report));
  }

  return { value, loaded, load, set, setPane, listen };
});
