import type { LayerInput, SimpleLayer } from '../../../contract/index.js';

export interface ResidualBlockOptions {
  stride: number;
  /** Channels change: the shortcut needs a convolution of its own even without a stride. */
  projects: boolean;
  batchNorm: boolean;
  /** Of the convolutions. */
  bias: boolean;
}

type Simple = Extract<LayerInput, { type: SimpleLayer['type'] }>;

/** Two convolutions of 100 filters beside a shortcut, which needs a convolution of its own where the shape changes. */
export function residualBlock({ stride, projects, batchNorm, bias }: ResidualBlockOptions): LayerInput {
  const convolution = (kernel: number, step: number): Simple[] => [
    { type: 'conv1d', filters: 100, kernel, stride: step, bias },
    ...(batchNorm ? [{ type: 'batchNorm' as const }] : []),
  ];
  return {
    type: 'residual',
    main: [...convolution(5, stride), { type: 'activation', activation: 'relu' }, ...convolution(5, 1)],
    shortcut: projects || stride > 1 ? convolution(1, stride) : [],
    activation: 'relu',
  };
}
