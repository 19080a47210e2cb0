/** Where the networks of the benchmark and their modifications are published. */
export const BENCHMARK_SOURCE =
  'Schuetzke, Szymanski and Reischl, npj Comput. Mater. 9, 100 (2023), doi:10.1038/s41524-023-01055-y; layers after jschuetzke/synthetic-spectra-benchmark.';
