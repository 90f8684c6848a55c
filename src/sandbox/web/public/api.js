/**
 * Calls the sandbox. The header is one that no other site's page can send. `files` are pairs of a field's name and a file.
 */
export async function call(path, parameters, body, files = []) {
  const response = await fetch(`/sandbox/${path}?${new URLSearchParams(parameters)}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-sandbox-page': '1' },
    ...(body === undefined ? {} : { body: toBody(body, files) }),
  });
  const answer = response.status === 204 ? null : await response.json();
  if (!response.ok) throw new Error(answer.message);
  return answer;
}

function toBody(body, files) {
  if (files.length === 0) return JSON.stringify(body);
  const form = new FormData();
  form.append('payload_json', JSON.stringify(body));
  for (const [field, file] of files) form.append(field, file);
  return form;
}

/**
 * Hears what happens before a person's eyes; `handlers` by name of the event. After a broken connection, whatever was
 * missed is made good by `handlers.open`. Returns what ends it.
 */
export function listen(personId, handlers) {
  const source = new EventSource(`/sandbox/events?${new URLSearchParams({ as: personId })}`);
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(event.data ? JSON.parse(event.data) : undefined));
  }
  return () => source.close();
}
