import { LabError } from '../../../contract/data/errors.js';
import type { ParsedFile, Scan } from '../../../contract/data/spectrum.js';
import { limits } from '../limits.js';

/** Gathers the scans of a file: a damaged or foreign scan costs itself, not the others, and is told with the first one kept. */
export class ScanCollector {
  readonly #label: string;
  readonly #scans: Scan[] = [];
  readonly #left: string[] = [];
  #firstError: LabError | undefined;
  #points = 0;

  constructor(label: string) {
    this.#label = label;
  }

  /** @throws LabError `too-large` beyond the limits of a file */
  add(read: () => Scan): void {
    try {
      const scan = read();
      this.#points += scan.spectrum.x.length;
      this.#scans.push(scan);
    } catch (error) {
      if (!(error instanceof LabError) || error.kind === 'too-large') throw error;
      this.#firstError ??= error;
      this.leaveOut(error.message);
    }
    if (this.#points > limits.points || this.#scans.length + this.#left.length > limits.scans) {
      throw new LabError(
        'too-large',
        `${this.#label} holds more than 2,000,000 points or ${limits.scans} scans; split it in the instrument's program.`,
      );
    }
  }

  /** @param sentence why a part of the file is not among the scans */
  leaveOut(sentence: string): void {
    this.#left.push(sentence);
  }

  /** @throws LabError what is wrong with the first scan, where none could be read */
  finish(format: string): ParsedFile {
    const [first] = this.#scans;
    if (first === undefined) {
      if (this.#firstError !== undefined) throw this.#firstError;
      throw new LabError(
        'unsupported-format',
        `${this.#label} holds no scan along 2θ (${(this.#left[0] ?? 'it has no scans').replace(/\.$/, '')}); Phaselens identifies powder patterns measured along 2θ.`,
      );
    }
    first.warnings.push(...this.#left.slice(0, 20).map((sentence) => `Left out: ${sentence}`));
    return { format, scans: this.#scans };
  }
}
