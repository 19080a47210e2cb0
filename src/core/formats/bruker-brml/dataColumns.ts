import { attribute, child, children, type XmlNode } from '../shared/xml.js';

/** Which number of a `<Datum>` row is what. */
export interface DataColumns {
  twoTheta: number;
  intensity: number;
  absorption?: number;
}

/**
 * The columns of the rows of a data route from its `<DataViews>`. Older files without views have the usual order: measured
 * time, absorption factor, 2θ, θ, ..., counts last. Undefined where no axis of the scan is 2θ.
 */
export function dataColumns(route: XmlNode, width: number): DataColumns | undefined {
  const views = children(child(route, 'DataViews'), 'RawDataView');
  const axes = children(child(route, 'ScanInformation', 'ScanAxes'), 'ScanAxisInfo').map(
    (axis) => attribute(axis, 'AxisId') ?? '',
  );
  if (views.length === 0) {
    const at = axes.indexOf('TwoTheta');
    return at === -1 && axes.length > 0 ? undefined : { twoTheta: 2 + Math.max(at, 0), intensity: width - 1 };
  }
  let twoTheta: number | undefined;
  let intensity: number | undefined;
  let absorption: number | undefined;
  for (const view of views) {
    const start = Number(attribute(view, 'Start') ?? NaN);
    if (!Number.isInteger(start) || start < 0) continue;
    const fields = children(child(view, 'Varying'), 'FieldDefinitions');
    const axis = fields.findIndex((field) => attribute(field, 'AxisId') === 'TwoTheta');
    if (axis !== -1) twoTheta ??= start + axis;
    if (attribute(view, 'LogicName') === 'AbsorptionFactor') absorption = start;
    if (child(view, 'Recording') !== undefined) intensity ??= start;
  }
  if (twoTheta === undefined) return undefined;
  return { twoTheta, intensity: intensity ?? width - 1, ...(absorption === undefined ? {} : { absorption }) };
}
