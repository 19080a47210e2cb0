import type { ArchitectureSpec, Layer } from '../../../contract/index.js';

/** A network in one line, repeated layers counted: `conv 16×35, pool 2, …, dense 50, dense 2 softmax`. */
export function layersInWords({ layers }: Pick<ArchitectureSpec, 'layers'>): string {
  const words: string[] = [];
  let count = 0;
  layers
    .map(layerInWords)
    .filter((word) => word !== '')
    .forEach((word, i, all) => {
      count += 1;
      if (all[i + 1] === word) return;
      words.push(count > 1 ? `${count} × ${word}` : word);
      count = 0;
    });
  return words.join(', ');
}

/** One layer; nothing for those that only reshape or apply what every network applies. */
function layerInWords(layer: Layer): string {
  switch (layer.type) {
    case 'conv1d':
      return `conv ${layer.filters}×${layer.kernel}${layer.stride > 1 ? ` stride ${layer.stride}` : ''}`;
    case 'dense':
      return `dense ${layer.units}${layer.activation === 'softmax' ? ' softmax' : ''}`;
    case 'batchNorm':
      return 'batch norm';
    case 'activation':
      return '';
    case 'maxPool':
      return `pool ${layer.size}${strideInWords(layer)}`;
    case 'avgPool':
      return `mean pool ${layer.size}${strideInWords(layer)}`;
    case 'globalAveragePool':
      return 'global average';
    case 'globalMaxPool':
      return 'global max';
    case 'flatten':
      return '';
    case 'dropout':
      return `dropout ${layer.rate}`;
    case 'residual':
      return `residual of ${layer.main.filter((each) => each.type === 'conv1d').length} conv`;
    case 'concat':
      return `inception of ${layer.branches.length} ways`;
  }
}

/** Only where it is not the size. */
function strideInWords({ size, stride }: { size: number; stride?: number | undefined }): string {
  return stride === undefined || stride === size ? '' : ` stride ${stride}`;
}
