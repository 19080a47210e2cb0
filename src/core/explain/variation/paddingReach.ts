import type { PlannedLayer } from '../../architectures/planNetwork.js';

/**
 * How many points at each end of the spectrum lie under map points that also see the zeros which `same` padding puts beside it, layer by
 * layer. There, any background makes a step that is no property of the layer; measure further inside.
 */
export function paddingReach(plan: readonly PlannedLayer[]): number[] {
  let reach = 0;
  let step = 1;
  return plan.map((planned) => {
    reach += step * widest(planned);
    step = planned.grid.step;
    return reach;
  });
}

/** Points of its own input that a layer looks beyond the place of its output. */
function widest({ layer, main, shortcut, branches }: PlannedLayer): number {
  switch (layer.type) {
    case 'conv1d':
      return layer.padding === 'same' ? layer.kernel / 2 : 0;
    case 'maxPool':
    case 'avgPool':
      return layer.padding === 'same' ? layer.size / 2 : 0;
    case 'residual':
      return Math.max(chained(main ?? []), chained(shortcut ?? []));
    case 'concat':
      return Math.max(0, ...(branches ?? []).map(chained));
    default:
      return 0;
  }
}

function chained(layers: readonly PlannedLayer[]): number {
  // Relative to the first layer's own input.
  let step = 1;
  let reach = 0;
  for (const planned of layers) {
    reach += step * widest(planned);
    step *= strideOf(planned);
  }
  return reach;
}

function strideOf({ layer }: PlannedLayer): number {
  if (layer.type === 'conv1d') return layer.stride;
  return layer.type === 'maxPool' || layer.type === 'avgPool' ? (layer.stride ?? layer.size) : 1;
}
