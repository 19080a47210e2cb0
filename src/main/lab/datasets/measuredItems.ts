import type { MeasuredRecipe } from '../../../contract/index.js';
import type { MeasuredItem } from '../compute/tasks/buildMeasured.js';
import type { LabContext } from '../labContext.js';

/** The measurements of a recipe as they are stored now. @throws LabError `not-found` */
export function measuredItems(lab: LabContext, { items }: MeasuredRecipe): MeasuredItem[] {
  return items.map(({ measurementId, label, specimen, split }) => {
    const { name, spectrum, steps, radiation, laserWavelength } = lab.store.measurements.get(measurementId);
    return {
      name,
      spectrum,
      steps,
      label,
      specimen,
      ...(split ? { split } : {}),
      ...(radiation ? { radiation } : {}),
      ...(laserWavelength === undefined ? {} : { laserWavelength }),
    };
  });
}
