import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { Library, Output } from '../../contract/index.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';

/** Bodies of references: which there are, which are searched, which could be installed. */
export const useLibraries = defineStore('libraries', () => {
  const all = shallowRef<Library[]>([]);
  const installable = shallowRef<Output<'libraries.installable'>>([]);
  const enabled = computed(() => all.value.filter((library) => library.enabled));

  async function load(): Promise<void> {
    [all.value, installable.value] = await Promise.all([call('libraries.list', {}), call('libraries.installable', {})]);
  }

  function listen(): () => void {
    return on('libraries.changed', () => void load().catch(useUi().report));
  }

  return { all, installable, enabled, load, listen };
});
