import type { Radiation } from '../../../contract/index.js';
import { quickRadiations } from '../../radiations.js';

/** The radiation to simulate with at first: the person's default where it names an anode, otherwise copper, the usual one. */
export function initialRadiation(defaultRadiation: string): Radiation {
  const anode = defaultRadiation.slice(0, 2);
  const known = quickRadiations.find((each) => each.label.startsWith(`${anode} `)) ?? quickRadiations[0];
  if (!known) throw new Error('There is no radiation to choose.');
  return known;
}
