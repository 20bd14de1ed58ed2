/** Shown in the browser, and saved under this name; what a plain header cannot carry becomes `_`. */
export function contentDisposition(fileName: string): string {
  return `inline; filename="${fileName.replace(/[^\w.() -]/g, '_')}"`;
}
