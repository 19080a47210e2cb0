import { LabError } from '../../contract/data/errors.js';
import { elements } from '../crystal/elements.js';
import { scatteringFactorTable } from './scatteringFactors.js';

let gaussians: Map<string, Float64Array> | undefined;

function table(): Map<string, Float64Array> {
  gaussians ??= new Map(
    scatteringFactorTable
      .trim()
      .split('\n')
      .map((row): [string, Float64Array] => {
        const [element = '', ...numbers] = row.split(' ');
        return [element, Float64Array.from([elements.get(element)?.atomicNumber ?? 0, ...numbers.map(Number)])];
      }),
  );
  return gaussians;
}

/**
 * Z, a₁, b₁ ... a₄, b₄ of an element (nine numbers).
 * @throws LabError `invalid-input` for a symbol that is no element.
 */
export function scatteringCoefficients(element: string): Float64Array {
  const found = table().get(element);
  if (found === undefined) throw new LabError('invalid-input', `No X-ray scattering factor is known for "${element}".`);
  return found;
}

/**
 * Scattering factor of the neutral atom in electrons; `s2` = (sinθ/λ)² in Å⁻². f = Z − 41.78214 s² Σ aᵢ exp(−bᵢ s²), the Mott-Bethe
 * relation applied to tabulated electron scattering factors; no anomalous part.
 */
export function scatteringFactor(coefficients: Float64Array, s2: number): number {
  let sum = 0;
  for (let i = 1; i < 9; i += 2) {
    const a = coefficients[i] ?? 0;
    if (a !== 0) sum += a * Math.exp(-(coefficients[i + 1] ?? 0) * s2);
  }
  return (coefficients[0] ?? 0) - 41.78214 * s2 * sum;
}
