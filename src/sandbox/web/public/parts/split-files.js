/** Files are sent beside the JSON. `entries` are pairs of a field's name and its value, a file, or a list of files. */
export function splitFiles(entries) {
  const hasFiles = (value) => [value].flat().some((one) => one instanceof File);
  const values = Object.fromEntries(entries.filter(([, value]) => !hasFiles(value)));
  const files = entries.filter(([, value]) => hasFiles(value));
  return { values, files: files.flatMap(([name, value]) => [value].flat().map((file) => [name, file])) };
}
