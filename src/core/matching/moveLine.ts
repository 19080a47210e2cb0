const degree = Math.PI / 180;

/** Where a line at `position` (degrees 2θ) lies under a zero shift (degrees 2θ) and a relative lattice change; to second order in the change, meant for changes below 2 %. */
export function moveLine(position: number, zeroShift: number, latticeStrain: number): number {
  const tan = Math.tan((position * degree) / 2);
  const relative = latticeStrain;
  return position + zeroShift - (2 / degree) * tan * relative * (1 - relative * (1 + (tan * tan) / 2));
}
