/** Place of the largest value in each row of `columns` values; the first of equals. */
export function argmaxRows(values: ArrayLike<number>, columns: number): Int32Array {
  const places = new Int32Array(Math.floor(values.length / columns));
  for (let row = 0; row < places.length; row++) {
    let best = 0;
    for (let column = 1; column < columns; column++) {
      if (values[row * columns + column]! > values[row * columns + best]!) best = column;
    }
    places[row] = best;
  }
  return places;
}
