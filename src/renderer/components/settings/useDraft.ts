import { onScopeDispose, ref, watch, type Ref } from 'vue';

const REST_MS = 700;

/** A text that is kept once typing rests or the field is left; a change from elsewhere shows at once unless something is typed. */
export function useDraft(
  stored: () => string,
  keep: (text: string) => void,
): { value: Ref<string>; flush: () => void } {
  const value = ref(stored());
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (!dirty) return;
    dirty = false;
    keep(value.value.trim());
  }

  watch(value, (text) => {
    clearTimeout(timer);
    dirty = text.trim() !== stored();
    if (dirty) timer = setTimeout(flush, REST_MS);
  });
  watch(stored, (text) => {
    if (!dirty && value.value.trim() !== text) value.value = text;
  });
  onScopeDispose(flush);

  return { value, flush };
}
