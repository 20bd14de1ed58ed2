/** Saves bytes, or what lies at an address, as a file. Without a name the browser makes one. */
export function saveFile(name: string, content: Blob | URL): void {
  const link = document.createElement('a');
  link.href = content instanceof Blob ? URL.createObjectURL(content) : content.href;
  link.download = name;
  link.click();
  if (content instanceof Blob) URL.revokeObjectURL(link.href);
}
