import type { JobHandle } from '../../jobs/jobRunner.js';
import type { LabContext } from '../labContext.js';
import type { InstalledReferences } from './installedReferences.js';

/** The spectra of RRUFF and ROD out of the wheel of pyopenspecy, read in a computing thread. */
export async function readRamanOpen(lab: LabContext, wheelPath: string, job: JobHandle): Promise<InstalledReferences> {
  job.progress({ message: 'Reading spectra' });
  return lab.compute.run(
    'readRamanWheel',
    { wheelPath, formulas: knownFormulas(lab) },
    { signal: job.signal, doing: 'Installing the library', onProgress: (done, total) => job.progress({ done, total }) },
  );
}

/** Formulas by name: RRUFF's spectra in that package carry names only. */
function knownFormulas(lab: LabContext): Record<string, string> {
  const formulas: Record<string, string> = {};
  for (const { name, formula } of lab.shelf.summariesOutsideStore()) formulas[name.toLocaleLowerCase('en')] = formula;
  return formulas;
}
