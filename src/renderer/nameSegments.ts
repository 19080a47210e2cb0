import { formulaSegments, type Segment } from '../contract/index.js';

/** The name of a reference; one that is only the formula, as files of structures have it, is set as a formula. */
export function nameSegments({ name, formula }: { name: string; formula: string }): Segment[] {
  return name === formula ? formulaSegments(formula) : [{ text: name }];
}
