/** The training rows nearest to each row asked for, nearest first; of equally near ones the first. */
export interface Nearest {
  /** Rows of the training data, `count` for each row asked for. */
  rows: Int32Array;
  /** Distances in the metric's own measure, same places. */
  distances: Float64Array;
  count: number;
}

/** A short list of the smallest values met so far and where they were, in order. */
export class Shortlist {
  readonly rows: Int32Array;
  readonly values: Float64Array;
  length = 0;

  constructor(readonly size: number) {
    this.rows = new Int32Array(size);
    this.values = new Float64Array(size).fill(Infinity);
  }

  clear(): void {
    this.length = 0;
    this.values.fill(Infinity);
  }

  /** The largest value kept once the list is full, else infinity. */
  get limit(): number {
    return this.values[this.size - 1]!;
  }

  /** Takes a value below the limit in; of equal values the smaller row comes first. */
  offer(value: number, row: number): void {
    let place = Math.min(this.length, this.size - 1);
    if (this.length < this.size) this.length++;
    else if (value > this.values[place]! || (value === this.values[place]! && row > this.rows[place]!)) return;
    while (
      place > 0 &&
      (this.values[place - 1]! > value || (this.values[place - 1]! === value && this.rows[place - 1]! > row))
    ) {
      this.values[place] = this.values[place - 1]!;
      this.rows[place] = this.rows[place - 1]!;
      place--;
    }
    this.values[place] = value;
    this.rows[place] = row;
  }
}
