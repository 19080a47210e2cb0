import type { ProcessingStep } from '../contract/index.js';

/** A step with its telling parameter, short enough for a chip. */
export function stepName(step: ProcessingStep): string {
  switch (step.kind) {
    case 'background-snip':
      return `SNIP ${step.iterations}`;
    case 'background-arpls':
      return `arPLS λ ${step.lambda.toExponential(0).replace('e+', 'e')}`;
    case 'background-airpls':
      return `airPLS λ ${step.lambda.toExponential(0).replace('e+', 'e')}`;
    case 'background-rolling-ball':
      return `Rolling ball ${step.radius}`;
    case 'background-polynomial':
      return `Polynomial ${step.degree}`;
    case 'smooth-savitzky-golay':
      return `Savitzky–Golay ${step.window}/${step.degree}`;
    case 'smooth-whittaker':
      return `Whittaker λ ${step.lambda}`;
    case 'strip-alpha2':
      return 'Kα₂ strip';
    case 'remove-cosmic-rays':
      return 'Cosmic rays';
    case 'crop':
      return `Crop ${step.from}–${step.to}`;
    case 'resample':
      return `Resample ${step.step}`;
    case 'normalise':
      return `Normalise (${step.mode})`;
  }
}
