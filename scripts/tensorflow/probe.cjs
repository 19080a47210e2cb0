/**
 * Run in a process of its own: does TensorFlow load and calculate? Prints one line of JSON.
 *   node probe.cjs FOLDER   FOLDER holds node_modules/@tensorflow/tfjs-node
 */
const { join } = require('node:path');
const util = require('node:util');

// Node 23 removed what tfjs-node 4.22 still calls.
util.isNullOrUndefined ??= (value) => value === null || value === undefined;
util.isArray ??= Array.isArray;

const tf = require(join(process.argv[2], 'node_modules', '@tensorflow', 'tfjs-node'));
const product = tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).dataSync();
if (product.join() !== '19,22,43,50') throw new Error(`TensorFlow calculated ${product.join()}`);
const { binding } = tf.backend();
process.stdout.write(`${JSON.stringify({ tensorflow: binding.TF_Version, backend: tf.getBackend() })}\n`);
