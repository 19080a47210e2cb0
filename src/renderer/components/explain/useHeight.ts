import { onUnmounted, ref, watch, type Ref } from 'vue';

/** Inner height of an element, px, as it changes; also its width where that is asked. */
export function useHeight(element: Ref<HTMLElement | null>, width?: Ref<number>): Ref<number> {
  const height = ref(0);
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.target;
    if (!box) return;
    height.value = box.clientHeight;
    if (width) width.value = box.clientWidth;
  });
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before);
      if (now) observer.observe(now);
    },
    { immediate: true, flush: 'post' },
  );
  onUnmounted(() => {
    observer.disconnect();
  });
  return height;
}
