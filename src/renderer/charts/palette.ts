/**
 * Series colours that people with any colour vision tell apart: Okabe & Ito, Color Universal Design (2008), without the
 * yellow and black that vanish on one of our two backgrounds. The dark row keeps the hues and lifts the dark ones.
 */
const LIGHT = ['#0072B2', '#D55E00', '#009E73', '#AA4499', '#B58900', '#56B4E9', '#7A5C3E'] as const;
const DARK = ['#4FA9E0', '#F0803C', '#2CC295', '#DD8FC0', '#E6B422', '#9AD4F7', '#C3A27F'] as const;

/** Colour of the n-th series; starts again after seven. */
export function seriesColour(index: number, dark: boolean): string {
  const row = dark ? DARK : LIGHT;
  return row[index % row.length] ?? row[0];
}

/** The series and marks that are too light for words on white, darkened until they reach a contrast of 4.5 (WCAG 2.2, 1.4.3). */
const INK: Readonly<Record<string, string>> = {
  '#D55E00': '#B84F00',
  '#009E73': '#007A59',
  '#B58900': '#8A6800',
  '#56B4E9': '#1F78AD',
  '#b87a12': '#8f5d00',
};

/** The colour in which words about a series are written. */
export function inkOf(colour: string): string {
  return INK[colour] ?? colour;
}

/** Colours of everything on a chart that is not a series. */
export interface ChartTheme {
  dark: boolean;
  background: string;
  text: string;
  muted: string;
  faint: string;
  grid: string;
  observed: string;
  raw: string;
  backgroundCurve: string;
  accent: string;
}

export function chartTheme(dark: boolean): ChartTheme {
  return dark
    ? {
        dark,
        background: '#1b2129',
        text: '#e6e9ee',
        muted: '#9aa3b0',
        faint: '#5b6572',
        grid: '#2a323c',
        observed: '#eef1f5',
        raw: '#66717f',
        backgroundCurve: '#c79a3c',
        accent: '#4fb3dd',
      }
    : {
        dark,
        background: '#ffffff',
        text: '#1c2430',
        muted: '#5d6778',
        faint: '#a3abb8',
        grid: '#e8ebf0',
        observed: '#1c2430',
        raw: '#a9b1bd',
        backgroundCurve: '#b87a12',
        accent: '#0b6e99',
      };
}

/** Names without quotes: an SVG export puts them into an attribute. */
export const CHART_FONT = 'system-ui, Noto Sans, DejaVu Sans, sans-serif';

/** Opacity of what steps back while something else is pointed at. */
export const FAINT = 0.25;
