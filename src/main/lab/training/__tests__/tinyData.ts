import type { DatasetDetail, Lab, RunPlanInput } from '../../../../contract/index.js';
import { POINTS } from './fakeTrainers.js';

const part = { kind: 'drawn', perClass: 8 } as const;
const splits = { train: part, validation: part, test: part };

/** A peak on the left or on the right. */
export function makeDataset(
  lab: Lab,
  {
    length = POINTS,
    ...more
  }: {
    length?: number;
    splits?: Partial<Record<keyof typeof splits, { kind: 'drawn'; perClass: number }>>;
    axis?: { unit: 'twoTheta' | 'ramanShift'; from: number; step: number };
  } = {},
): Promise<DatasetDetail> {
  const at = (share: number) => [
    { position: (more.axis?.from ?? 0) + share * length * (more.axis?.step ?? 1), height: 1 },
  ];
  return lab.call('datasets.create', {
    recipe: {
      ...{ kind: 'synthetic', title: 'Left or right', seed: 7, length },
      classes: {
        kind: 'listed',
        list: [
          { name: 'left', peaks: at(0.3) },
          { name: 'right', peaks: at(0.7) },
        ],
      },
      width: { measure: 'fwhm', value: 2 * (more.axis?.step ?? 1) },
      noise: [{ kind: 'white', sd: 0.05 }],
      normalise: 'maximum',
      ...(more.axis ? { axis: more.axis } : {}),
      splits: { ...splits, ...more.splits },
    },
  });
}

/** The smallest network that can tell them apart. */
export function tinyPlan(
  training: Partial<Extract<RunPlanInput, { kind: 'network' }>['training']> & {
    inputLength?: number;
    outputs?: number;
  } = {},
): RunPlanInput {
  const { inputLength = POINTS, outputs = 2, ...rest } = training;
  return {
    kind: 'network',
    training: {
      architecture: {
        ...{ id: 'tiny', title: 'Tiny', inputLength },
        layers: [
          { type: 'conv1d', filters: 2, kernel: 3, activation: 'relu' },
          { type: 'maxPool', size: 2 },
          { type: 'flatten' },
          { type: 'dropout', rate: 0.2 },
          { type: 'dense', units: outputs, activation: 'softmax' },
        ],
      },
      epochs: 4,
      batchSize: 8,
      ...rest,
    },
  };
}

export const centroidPlan: RunPlanInput = { kind: 'classical', spec: { model: { kind: 'nearest-centroid' } } };
