import type { ScanMetadata, TextLayout } from '../../../contract/data/spectrum.js';
import { defined } from '../shared/defined.js';
import { extraEntries } from '../shared/extraEntries.js';
import { isoDate } from '../shared/isoDate.js';
import { radiationFrom } from '../shared/radiation.js';
import type { HeaderFacts } from './headerFacts.js';

/** What header lines and the person's layout say, as metadata. What the person said wins over the file. */
export function textMetadata(facts: HeaderFacts, layout: TextLayout): ScanMetadata {
  const value = (pattern: RegExp) => facts.entries.find(([key, text]) => pattern.test(key) && text !== '')?.[1];
  const stated = { anode: facts.anode, alpha1: facts.wavelength, alpha2: facts.wavelengthAlpha2 };
  const said = layout.wavelength !== undefined && layout.wavelength !== facts.wavelength;
  const radiation = said
    ? radiationFrom({ alpha1: layout.wavelength, origin: 'user' })
    : radiationFrom({ ...stated, origin: 'file' });
  const laser = layout.laserWavelength ?? facts.laserWavelength;
  return {
    ...defined({
      sample: value(/^sample(?:\s*(?:name|id))?$|^specimen/i),
      title: value(/^title$/i),
      operator: value(/^operator$|^user$/i),
      instrument: value(/^instrument|^spectrometer$|^model$|^device$/i),
      measuredAt: isoDate(value(/^(?:measurement\s*)?date|^acquired|^measured/i)),
      anode: layout.technique === 'xrd' ? facts.anode : undefined,
      radiation: layout.technique === 'xrd' ? radiation : undefined,
      laserWavelength: layout.technique === 'raman' ? laser : undefined,
      timePerStep: facts.timePerStep,
    }),
    extra: extraEntries(facts.entries),
  };
}
