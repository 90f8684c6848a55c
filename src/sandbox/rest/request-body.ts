import type { IncomingMessage } from 'node:http';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { UploadedFile } from '../state/files.js';

const LARGEST_REQUEST = 25 * 1024 * 1024;

export interface RequestBody {
  /** `undefined` when nothing was sent. */
  readonly json: unknown;
  readonly files: readonly UploadedFile[];
}

/** Reads JSON, or a form of files with the JSON in `payload_json`. */
export async function readRequestBody(request: IncomingMessage): Promise<RequestBody> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return { json: undefined, files: [] };
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) return readForm(bytes, type);
  return { json: parseJson(bytes.toString()), files: [] };
}

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // To leave the loop must not destroy the socket, on which the refusal is yet to be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > LARGEST_REQUEST) throw apiError(RESTJSONErrorCodes.RequestEntityTooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A file part is kept under its field's name; other parts than `payload_json` are form fields of the body. */
async function readForm(bytes: Buffer, type: string): Promise<RequestBody> {
  const parts = [...(await parseForm(bytes, type))];
  const texts = parts.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  const payload = texts.find(([name]) => name === 'payload_json');
  const files = await Promise.all(
    parts.flatMap(([field, value]) => (typeof value === 'string' ? [] : [toUploadedFile(field, value)])),
  );
  return { json: payload ? parseJson(payload[1]) : Object.fromEntries(texts), files };
}

async function parseForm(bytes: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  } catch (cause) {
    throw Object.assign(apiError(RESTJSONErrorCodes.InvalidFileUploaded), { cause });
  }
}

async function toUploadedFile(field: string, file: File): Promise<UploadedFile> {
  return { field, name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw Object.assign(apiError(RESTJSONErrorCodes.RequestBodyContainsInvalidJSON), { cause });
  }
}
