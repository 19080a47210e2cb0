import type { Painter } from '../../charts/featureMapsRaster.js';

/** Puts a raster on a canvas, which echarts draws on canvases and into SVG alike. */
export const paintOnCanvas: Painter = ({ width, height, pixels }) => {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, width);
  canvas.height = Math.max(1, height);
  if (width > 0 && height > 0) canvas.getContext('2d')?.putImageData(new ImageData(pixels, width, height), 0, 0);
  return canvas;
};
