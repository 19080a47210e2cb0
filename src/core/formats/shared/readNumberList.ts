import { LabError } from '../../../contract/data/errors.js';
import { limits } from '../limits.js';
import { FloatList } from './FloatList.js';

/**
 * Numbers separated by blanks or commas, as XML measurements hold them.
 * @param place file and tag for the sentence, e.g. `a.xrdml, <intensities> of scan 2`
 * @throws LabError `damaged-file` at the first word that is no number, `too-large` beyond the limit of points
 */
export function readNumberList(text: string, place: string): Float64Array<ArrayBuffer> {
  const list = new FloatList();
  const word = /[^\s,]+/g;
  for (let match = word.exec(text); match !== null; match = word.exec(text)) {
    const value = Number(match[0]);
    if (!Number.isFinite(value)) {
      throw new LabError(
        'damaged-file',
        `${place}: value ${list.length + 1} is not a number ("${match[0].slice(0, 20)}"); export the file again.`,
      );
    }
    if (list.length >= limits.points) {
      throw new LabError('too-large', `${place} holds more than 2,000,000 values; export a coarser step.`);
    }
    list.push(value);
  }
  return list.toArray();
}
