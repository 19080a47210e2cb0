import { closeGroup } from './closeGroup.js';
import { operatorKey } from './operatorKey.js';
import { readTriplet } from './readTriplet.js';
import type { SymmetryOperator } from './symmetryOperator.js';

/** What the operators of a structure amount to. */
export interface Symmetry {
  /** Distinct operators, identity included. */
  operators: readonly SymmetryOperator[];
  /** False when products of operators are missing: then neither centring nor Laue class may be relied on. */
  isGroup: boolean;
  /** One operator for each rotation part. */
  representatives: readonly SymmetryOperator[];
  /** Pure translations, the zero translation first. */
  centrings: readonly (readonly number[])[];
  /** Matrices acting on (h, k, l) as row vectors, Friedel's inversion included; identity first. */
  laue: readonly (readonly number[])[];
  /** One matrix of each pair ±M of the Laue class, nine numbers each, flat. */
  halfLaue: Int8Array;
  /** True when -x,-y,-z is among the operators: structure factors are then real. */
  centric: boolean;
  /** `operators` and `representatives` as twelve numbers each, R row by row, then t: for loops over many atoms. */
  operatorNumbers: Float64Array;
  representativeNumbers: Float64Array;
}

function halfOf(laue: Iterable<readonly number[]>): Int8Array {
  const kept = new Map<string, readonly number[]>();
  for (const matrix of laue) if (!kept.has(matrix.map((v) => -v + 0).join())) kept.set(matrix.join(), matrix);
  return Int8Array.from([...kept.values()].flat());
}

const numbersOf = (operators: readonly SymmetryOperator[]): Float64Array =>
  Float64Array.from(operators.flatMap(({ rotation, translation }) => [...rotation, ...translation]));

const known = new Map<string, Symmetry>();

function isClosed(operators: readonly SymmetryOperator[]): boolean {
  const generators: SymmetryOperator[] = [];
  let reached = new Set([operatorKey({ rotation: [1, 0, 0, 0, 1, 0, 0, 0, 1], translation: [0, 0, 0] })]);
  for (const operator of operators) {
    if (reached.has(operatorKey(operator))) continue;
    generators.push(operator);
    const group = closeGroup(generators);
    if (group === undefined || group.length > operators.length) return false;
    reached = new Set(group.map(operatorKey));
  }
  return reached.size === operators.length && operators.every((operator) => reached.has(operatorKey(operator)));
}

/**
 * Parses and classifies coordinate triplets; remembers the last few hundred answers because structures share their space groups.
 * @throws LabError `damaged-file` for an operator that is none.
 */
export function analyseSymmetry(triplets: readonly string[]): Symmetry {
  const name = triplets.join(';');
  const before = known.get(name);
  if (before !== undefined) return before;
  const distinct = new Map<string, SymmetryOperator>();
  for (const operator of ['x,y,z', ...triplets].map((triplet) => readTriplet(triplet).operator)) {
    const key = operatorKey(operator);
    if (!distinct.has(key)) distinct.set(key, operator);
  }
  const operators = [...distinct.values()];
  const isGroup = isClosed(operators);
  const byRotation = new Map<string, SymmetryOperator>();
  const centrings: (readonly number[])[] = [];
  for (const operator of operators) {
    const key = operator.rotation.join();
    if (key === '1,0,0,0,1,0,0,0,1') centrings.push(operator.translation);
    if (!byRotation.has(key)) byRotation.set(key, operator);
  }
  const laue = new Map<string, readonly number[]>();
  for (const operator of isGroup ? byRotation.values() : operators.slice(0, 1)) {
    for (const sign of [1, -1]) {
      const matrix = operator.rotation.map((v) => sign * v + 0);
      laue.set(matrix.join(), matrix);
    }
  }
  const representatives = isGroup ? [...byRotation.values()] : operators;
  const symmetry: Symmetry = {
    operators,
    isGroup,
    representatives,
    centrings: isGroup ? centrings : [[0, 0, 0]],
    laue: [...laue.values()],
    halfLaue: halfOf(laue.values()),
    centric: isGroup && distinct.has('-1,0,0,0,-1,0,0,0,-1|0,0,0'),
    operatorNumbers: numbersOf(operators),
    representativeNumbers: numbersOf(representatives),
  };
  if (known.size > 1000) known.clear();
  known.set(name, symmetry);
  return symmetry;
}
