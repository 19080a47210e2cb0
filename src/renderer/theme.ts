import { computed, effectScope, ref, watchEffect, type ComputedRef } from 'vue';
import { darkTheme, type GlobalTheme, type GlobalThemeOverrides } from 'naive-ui';
import { useSettings } from './stores/settings.js';
import { chartTheme, type ChartTheme } from './charts/palette.js';

export interface Theme {
  dark: ComputedRef<boolean>;
  naive: ComputedRef<GlobalTheme | null>;
  overrides: ComputedRef<GlobalThemeOverrides>;
  chart: ComputedRef<ChartTheme>;
}

let shared: Theme | null = null;

/** Light or dark as the settings say, or as the system does, the moment it changes. */
export function useTheme(): Theme {
  if (shared) return shared;
  const scope = effectScope(true);
  shared = scope.run(() => {
    const settings = useSettings();
    const query = window.matchMedia('(prefers-color-scheme: dark)');
    const systemDark = ref(query.matches);
    query.addEventListener('change', (event) => {
      systemDark.value = event.matches;
    });
    const dark = computed(() =>
      settings.value.theme === 'system' ? systemDark.value : settings.value.theme === 'dark',
    );
    watchEffect(() => {
      document.documentElement.dataset['theme'] = dark.value ? 'dark' : 'light';
    });
    return {
      dark,
      naive: computed(() => (dark.value ? darkTheme : null)),
      overrides: computed(() => overrides(dark.value)),
      chart: computed(() => chartTheme(dark.value)),
    };
  }) as Theme;
  return shared;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif";

function overrides(dark: boolean): GlobalThemeOverrides {
  const accent = dark
    ? {
        primaryColor: '#4fb3dd',
        primaryColorHover: '#72c5e8',
        primaryColorPressed: '#3a9cc6',
        primaryColorSuppl: '#4fb3dd',
      }
    : {
        primaryColor: '#0b6e99',
        primaryColorHover: '#1583b3',
        primaryColorPressed: '#085a7e',
        primaryColorSuppl: '#1583b3',
      };
  const surfaces = dark
    ? {
        bodyColor: '#14181e',
        cardColor: '#1b2129',
        modalColor: '#1f2630',
        popoverColor: '#242c37',
        borderColor: '#2f3843',
        dividerColor: '#2f3843',
      }
    : { bodyColor: '#f5f6f8', borderColor: '#dfe3e9', dividerColor: '#e4e8ed' };
  // The kit's own are too pale to be read as text.
  const words = dark
    ? { placeholderColor: '#9aa3b0' }
    : { placeholderColor: '#6a7382', successColor: '#15703b', warningColor: '#8a5200', errorColor: '#b3261e' };
  return {
    common: {
      ...accent,
      // Progress and notices of the kit's second blue would be another accent.
      infoColor: accent.primaryColor,
      infoColorHover: accent.primaryColorHover,
      infoColorPressed: accent.primaryColorPressed,
      infoColorSuppl: accent.primaryColorSuppl,
      ...surfaces,
      ...words,
      fontFamily: FONT,
      fontSize: '13px',
      fontSizeMedium: '13px',
      fontSizeSmall: '13px',
      borderRadius: '6px',
    },
    // An empty box must be seen as one (WCAG 2.2, 1.4.11).
    Checkbox: { border: `1px solid ${dark ? '#7d8896' : '#868f9d'}` },
  };
}
