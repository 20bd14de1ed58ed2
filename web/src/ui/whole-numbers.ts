const formats = new Map<string, (value: number) => string>();

/**
 * Writes whole numbers as a locale does. For what a screen shows many times: a component for each of them, and react-intl's look-up of a
 * formatter by the text of its options, take longer than all else of such a place.
 */
export function wholeNumbers(locale: string): (value: number) => string {
  let format = formats.get(locale);
  if (!format)
    formats.set(locale, (format = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 }).format));
  return format;
}
