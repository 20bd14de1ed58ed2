/** What a file of an operation says in the comments before it, as one line. */
export function commentOf(text) {
  return [...text.matchAll(/^# ?(.*)$/gm)].map(([, line]) => line).join(' ');
}
