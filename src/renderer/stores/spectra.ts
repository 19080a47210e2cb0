import { defineStore } from 'pinia';
import { shallowRef } from 'vue';
import { LabError, type MeasurementDetail, type Radiation, type Spectrum } from '../../contract/index.js';
import { call, on } from '../lab.js';
import { useUi } from './ui.js';

/** More could not be told apart. */
export const MAX_COMPARED = 100;
const AT_ONCE = 6;
const KEPT = 300;

export interface ComparedSpectrum {
  id: string;
  name: string;
  spectrum: Spectrum;
  radiation?: Radiation;
  laserWavelength?: number;
}

/** Curves of checked measurements, read once. */
export const useSpectra = defineStore('spectra', () => {
  const kept = shallowRef<ReadonlyMap<string, ComparedSpectrum>>(new Map());
  const asked = new Set<string>();

  async function want(ids: readonly string[]): Promise<void> {
    const missing = ids.slice(0, MAX_COMPARED).filter((id) => !kept.value.has(id) && !asked.has(id));
    for (const id of missing) asked.add(id);
    for (let i = 0; i < missing.length; i += AT_ONCE) {
      const some = missing.slice(i, i + AT_ONCE);
      try {
        const details = await Promise.all(some.map((id) => call('measurements.get', { id })));
        const next = new Map(kept.value);
        for (const detail of details) next.set(detail.id, comparedOf(detail));
        while (next.size > KEPT) next.delete(next.keys().next().value ?? '');
        kept.value = next;
      } catch (thrown) {
        // Deleted while it was checked: it is gone from the list as well.
        if (!(thrown instanceof LabError && thrown.kind === 'not-found')) useUi().report(thrown);
      } finally {
        for (const id of some) asked.delete(id);
      }
    }
  }

  function listen(): () => void {
    return on('measurements.changed', ({ ids }) => {
      const next = new Map(ids.length === 0 ? [] : kept.value);
      for (const id of ids) next.delete(id);
      if (next.size !== kept.value.size) kept.value = next;
    });
  }

  return { kept, want, listen };
});

function comparedOf(detail: MeasurementDetail): ComparedSpectrum {
  const { id, name, spectrum, radiation, laserWavelength } = detail;
  return {
    ...{ id, name, spectrum },
    ...(radiation && { radiation }),
    ...(laserWavelength !== undefined && { laserWavelength }),
  };
}
