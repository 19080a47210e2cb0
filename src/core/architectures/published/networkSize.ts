/** What a published network leaves to the data. */
export interface NetworkSize {
  /** Points of a spectrum. */
  inputLength: number;
  /** Classes, or numbers to predict. */
  outputs: number;
  /** `softmax`: one class; `sigmoid`: any number of them; `linear`: numbers. */
  head?: 'softmax' | 'sigmoid' | 'linear';
}
