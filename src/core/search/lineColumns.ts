/**
 * Line lists of very many references in flat columns: what a library stores, what an index is built from. Nothing here depends on the wavelength.
 * Sizes: about 100 lines an entry make 600 bytes an entry, 300 MB for 500,000; columns may be views of one file.
 */
export interface LineColumns {
  /** Entries. */
  count: number;
  /** Entry i owns the lines `offsets[i]` to `offsets[i + 1]`; `count + 1` numbers. */
  offsets: Uint32Array;
  /** d-spacing of each line in Å, descending within an entry. */
  d: Float32Array;
  /**
   * Σ|F|² of the line (multiplicity included, displacement factor included, Lorentz-polarisation not) relative to the strongest of the entry, as
   * the code of `encodeIntensity`.
   */
  intensity: Uint16Array;
  /** Σ|F|² of the strongest line of each entry, electrons² per cell: what the relative intensities are to be multiplied by. */
  strongest: Float32Array;
  /** Elements of each entry, {@link elementWords} words an entry: bit Z of the 128 is set where the element with atomic number Z is present (`elementBits`). */
  elements: Uint32Array;
  /** Identifiers in UTF-8 one after the other; entry i owns the bytes `idOffsets[i]` to `idOffsets[i + 1]`. */
  ids: Uint8Array;
  idOffsets: Uint32Array;
}

/** 32-bit words of the element mask of an entry. */
export const elementWords = 4;
