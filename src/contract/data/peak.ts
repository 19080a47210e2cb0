/** A peak of a spectrum, in the unit of its axis. */
export interface Peak {
  id: string;
  position: number;
  /** Above the background, in intensity units. */
  height: number;
  /** Full width at half maximum, axis units. */
  fwhm: number;
  /** Integrated intensity, intensity × axis units. */
  area: number;
  /** Å; XRD with known wavelength only. */
  dSpacing?: number;
  /** Height over local noise. */
  signalToNoise: number;
  /** Found by the program, or added or edited by the person. */
  origin: 'found' | 'edited';
}
