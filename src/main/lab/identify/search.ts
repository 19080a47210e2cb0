import {
  identifyOptionsSchema,
  type Identification,
  type IdentifyOptions,
  type Peak,
  type ProcessingStep,
  type Radiation,
  type Spectrum,
} from '../../../contract/index.js';
import type { RunOptions } from '../compute/compute.js';
import type { LabContext } from '../labContext.js';
import { canBeIdentified, wavelengthNeeded } from './canBeIdentified.js';
import { searchImported } from './searchImported.js';

/** A measurement on its way through a search, stored or not. */
export interface SearchSubject {
  /** For sentences. */
  label: string;
  spectrum: Spectrum;
  steps: ProcessingStep[];
  peaks?: Peak[];
  radiation?: Radiation;
  laserWavelength?: number;
}

const SEARCH_DEADLINE_MS = 120_000;

/**
 * Looks for references that explain a measurement, in all enabled libraries of its technique or in those of the options.
 * @throws LabError `wavelength-needed`, `timeout`, `cancelled`, `not-found` for an unknown library
 */
export async function search(
  lab: LabContext,
  subject: SearchSubject,
  options: Partial<IdentifyOptions>,
  run: Pick<RunOptions, 'signal' | 'background'> = {},
): Promise<Identification> {
  const { label, spectrum } = subject;
  if (!canBeIdentified({ ...subject, ...spectrum })) {
    throw wavelengthNeeded(label, spectrum.technique);
  }
  const filled = identifyOptionsSchema.parse(options);
  const libraries = lab.shelf.forSearch(spectrum.technique, filled.libraries);
  const imported = spectrum.technique === 'xrd' ? await searchImported(lab, subject, filled, run) : undefined;
  return lab.compute.run(
    'identify',
    {
      ...subject,
      options: filled,
      libraryKeys: libraries.map(({ key }) => key),
      preferredLibraries: lab.shelf.ownIds(),
      ...(imported ? { imported } : {}),
    },
    { deadlineMs: SEARCH_DEADLINE_MS, doing: `Identifying ${label}`, needs: libraries, ...run },
  );
}
