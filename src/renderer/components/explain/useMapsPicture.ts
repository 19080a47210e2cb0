import { computed, type Ref } from 'vue';
import type { ExplainAxis } from '../../charts/featureMapsAxis.js';
import { channelAt, featureMapsOption, mapsHeight, type MapsPicture } from '../../charts/featureMapsOption.js';
import { featureMapsLines, liveliest } from '../../charts/featureMapsLines.js';
import { featureMapsUnits } from '../../charts/featureMapsUnits.js';
import { filterAt, kernelsOption, kernelTiles } from '../../charts/kernelsOption.js';
import { useExplain } from '../../stores/explain.js';
import { layerOf, type Drawing, type Side } from '../../stores/explainSide.js';

/** The activation that empties maps, in the words of a layer. */
const RELU = /(^|[^a-z])ReLU/i;
/** Lines drawn before the person chose any. */
const LINES = 4;
/** A line below the maps needs this height, and their axis its own. */
const LINE = 46;
const AXIS = 34;

interface Input {
  side: () => Side;
  axis: () => ExplainAxis | null;
  picture: () => Pick<MapsPicture, 'theme' | 'range' | 'paint'>;
  /** Inner size of the card, px. */
  room: Ref<number>;
  width: Ref<number>;
}

/** How the maps of the selected layer are drawn, with what height, and what stands below them. */
export function useMapsPicture({ side, axis, picture, room, width: mapsWidth }: Input) {
  const explain = useExplain();

  const drawable = computed(() => (side().maps?.length ?? 0) > 1);
  const drawing = computed<Drawing>(() => {
    if (explain.drawing === 'weights' && !side().kernels) return 'maps';
    return explain.drawing;
  });
  const emptyWords = computed(() =>
    RELU.test(`${layerOf(side())?.label} ${layerOf(side())?.shape}`) ? 'empty after ReLU' : 'empty',
  );
  /** The chosen channels, or those that say most. */
  const lines = computed(() => {
    const { maps, channels } = side();
    return channels.length > 0 || !maps ? channels : liveliest(maps, LINES);
  });
  const mapsOption = computed(() => {
    const { maps, kernels, channels } = side();
    const shown = axis();
    if (!maps || !shown) return null;
    const chosen = drawing.value === 'lines' ? lines.value : channels;
    const base = { ...picture(), axis: shown, maps, chosen, emptyWords: emptyWords.value };
    if (drawing.value === 'weights' && kernels) {
      return (size: { width: number }, pixelRatio: number) => kernelsOption({ ...base, kernels, ...size, pixelRatio });
    }
    if (!drawable.value) {
      const classNames = explain.byHash.get(side().modelHash ?? '')?.classNames ?? [];
      const last = side().layers[side().layers.length - 1]?.name === maps.layer;
      const names = last && classNames.length === maps.channels ? classNames : null;
      return (size: { width: number; height: number }) => featureMapsUnits({ ...base, names, ...size });
    }
    const draw = drawing.value === 'lines' ? featureMapsLines : featureMapsOption;
    return (size: { width: number; height: number }, pixelRatio: number) => draw({ ...base, ...size, pixelRatio });
  });
  const height = computed(() => {
    const { maps, kernels } = side();
    if (drawing.value === 'weights' && kernels) return kernelTiles(mapsWidth.value, kernels.filters).height;
    if (!maps || !drawable.value) return Math.min(room.value, 420);
    if (drawing.value === 'lines') return Math.min(room.value, AXIS + 100 * Math.max(1, lines.value.length));
    return mapsHeight(maps.channels, room.value);
  });

  /** Room that the maps leave is for lines. */
  const below = computed(() => {
    const { maps } = side();
    const shown = axis();
    const rest = room.value - height.value - AXIS;
    const most = Math.min(LINES, Math.floor(rest / LINE));
    if (!maps || !shown || !drawable.value || drawing.value !== 'maps' || most < 1) return null;
    const chosen =
      lines.value.length <= most
        ? lines.value
        : side().channels.length > 0
          ? lines.value.slice(0, most)
          : liveliest(maps, most);
    const base = { ...picture(), axis: shown, maps, chosen, emptyWords: emptyWords.value };
    return {
      height: AXIS + Math.min(rest, chosen.length * 90),
      option: (size: { width: number; height: number }, pixelRatio: number) =>
        featureMapsLines({ ...base, ...size, pixelRatio }),
    };
  });

  /** Number of the channel under a place of the picture that can be picked. */
  function channelUnder({ x, y, width }: { x: number; y: number; width: number }): number | null {
    const { maps, kernels } = side();
    if (!maps) return null;
    if (drawing.value === 'weights' && kernels) return filterAt(width, kernels.filters, x, y);
    return drawable.value && drawing.value === 'maps' ? channelAt(maps, width, height.value, y) : null;
  }

  return { drawable, drawing, mapsOption, height, below, channelUnder };
}
