import { LabError } from '../../contract/data/errors.js';
import { closeGroup } from './closeGroup.js';
import { formatOperator } from './formatOperator.js';
import { parseOperator } from './parseOperator.js';
import type { SpaceGroupSetting } from './spaceGroupSettings.js';

const known = new Map<number, readonly string[]>();

/** All operators of a tabulated setting as coordinate triplets, identity first. */
export function expandSetting(setting: SpaceGroupSetting): readonly string[] {
  const before = known.get(setting.hallNumber);
  if (before !== undefined) return before;
  const group = closeGroup(setting.generators.map(parseOperator));
  if (group?.length !== setting.order)
    throw new LabError('internal', `The space-group table is damaged at setting ${setting.hallNumber}.`);
  const triplets = group.map(formatOperator);
  known.set(setting.hallNumber, triplets);
  return triplets;
}
