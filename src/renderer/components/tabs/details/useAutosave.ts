import { onScopeDispose, ref, watch, type Ref } from 'vue';

const REST_MS = 700;

export interface Autosave<Value> {
  /** For the field. */
  value: Ref<Value>;
  /** Keeps the present text at once: when the field is left. */
  flush: () => void;
}

/**
 * A field that keeps itself once typing rests. What is typed belongs to the measurement it was typed for: opening another one saves it
 * first, and news from the lab do not overwrite text that is not yet saved.
 *
 * @param source id of the owner and the stored value
 */
export function useAutosave(
  source: () => { id: string; value: string },
  save: (id: string, value: string) => Promise<unknown>,
): Autosave<string> {
  const value = ref(source().value);
  let owner = source().id;
  let stored = source().value;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    if (value.value === stored) return;
    stored = value.value;
    void save(owner, value.value);
  }

  watch(source, (next, before) => {
    if (next.id !== before.id) {
      flush();
      owner = next.id;
    } else if (value.value !== stored) {
      return;
    }
    stored = next.value;
    value.value = next.value;
  });
  watch(value, (typed) => {
    clearTimeout(timer);
    if (typed !== stored) timer = setTimeout(flush, REST_MS);
  });
  onScopeDispose(flush);

  return { value, flush };
}
