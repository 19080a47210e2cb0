const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * A date as instruments write it, in ISO 8601: `2021-03-16T13:10:14+03:00`, `04-Mar-2010 20:59:14`, and with
 * `order` also `01/15/2025 10:30:00`. Without a stated order, numbers alone are ambiguous and give undefined.
 */
export function isoDate(text: string | undefined, order?: 'month-day-year' | 'day-month-year'): string | undefined {
  const source = text?.trim() ?? '';
  const iso =
    /^(\d{4})[-/.](\d{2})[-/.](\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?/.exec(source);
  if (iso) return compose(iso[1], iso[2], iso[3], iso[4], iso[5]);
  const named = /^(\d{1,2})[- ]([A-Za-z]{3})[a-z]*[- ,]+(\d{4}|\d{2})(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?/.exec(source);
  if (named) {
    const month = months.indexOf((named[2] ?? '').toLowerCase()) + 1;
    return month === 0 ? undefined : compose(named[3], String(month), named[1], named[4]);
  }
  const numbers = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]+(\d{1,2}:\d{2}(?::\d{2})?))?/.exec(source);
  if (!numbers || order === undefined) return undefined;
  const [month, day] = order === 'month-day-year' ? [numbers[1], numbers[2]] : [numbers[2], numbers[1]];
  return compose(numbers[3], month, day, numbers[4]);
}

function compose(year = '', month = '', day = '', time?: string, zone = ''): string | undefined {
  const full = year.length === 2 ? (Number(year) < 70 ? `20${year}` : `19${year}`) : year;
  const m = Number(month);
  const d = Number(day);
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined;
  const date = `${full}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (time === undefined) return date;
  const [hour = '', minute = '', second = '00'] = time.split(':');
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return date;
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${zone}`;
}
