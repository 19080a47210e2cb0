import type { AttributionMethod } from '../../contract/data/explain.js';

export interface MethodWords {
  name: string;
  /** How to read it, and its limits. */
  notes: string[];
}

/** Name of a method of attribution, and what it can and cannot say. */
export function methodWords(method: AttributionMethod): MethodWords {
  switch (method) {
    case 'gradCam':
      return {
        name: 'Grad-CAM',
        notes: [
          'Feature maps of one layer, each weighted by how strongly the class’s score follows it; what speaks against the class is cut off.',
          'It is as fine as the layer’s points are, and shows where the network looks, not that it is right to look there.',
        ],
      };
    case 'cam':
      return {
        name: 'class activation',
        notes: [
          'The exact part that each place has in the class’s score: the network adds its places up.',
          'A place counts with all that the convolutions before it see, which reaches beyond the point that is drawn.',
        ],
      };
    case 'gradient':
      return {
        name: 'gradient',
        notes: [
          'How much the class’s score changes when the intensity at one point rises a little.',
          'It says what the answer is sensitive to, noise included, not what made it: a peak beyond doubt can have no gradient.',
        ],
      };
    case 'occlusion':
      return {
        name: 'occlusion',
        notes: [
          'How much of the class’s probability is lost when a stretch is replaced by the straight line between its ends.',
          'Where two peaks say the same, hiding one of them costs nothing: what shows no loss may still have been looked at.',
        ],
      };
    case 'importance':
      return {
        name: 'importance',
        notes: [
          'What the model looks at in all spectra, not in this one alone; it has no sign.',
          'Neighbouring points that say the same share their importance.',
        ],
      };
  }
}
