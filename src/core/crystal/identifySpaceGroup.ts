import { closeGroup } from './closeGroup.js';
import { operatorKey } from './operatorKey.js';
import { parseOperator } from './parseOperator.js';
import { spaceGroupSettings, type SpaceGroupSetting } from './spaceGroupSettings.js';
import type { SymmetryOperator } from './symmetryOperator.js';

let signatures: Map<string, SpaceGroupSetting> | undefined;

const signatureOf = (operators: readonly SymmetryOperator[]): string => operators.map(operatorKey).sort().join(';');

/** The tabulated setting with exactly these operators; `undefined` for settings outside the table. */
export function identifySpaceGroup(operators: readonly SymmetryOperator[]): SpaceGroupSetting | undefined {
  if (signatures === undefined) {
    signatures = new Map();
    for (const setting of spaceGroupSettings()) {
      const group = closeGroup(setting.generators.map(parseOperator)) ?? [];
      const signature = signatureOf(group);
      if (!signatures.has(signature)) signatures.set(signature, setting);
    }
  }
  return signatures.get(signatureOf(operators));
}
