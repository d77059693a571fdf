/** Who calls a token endpoint: Basic authentication, or id and secret in the form. */

interface Client {
  readonly id: string;
  readonly secret: string;
}

export function isClient(client: Client, headers: Headers, form: URLSearchParams): boolean {
  const basic = /^Basic (.+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
  const [id, secret] = basic
    ? Buffer.from(basic, 'base64').toString('utf8').split(':').map(formDecoded)
    : [form.get('client_id'), form.get('client_secret')];
  return id === client.id && secret === client.secret;
}

/** RFC 6749 has the parts of Basic form-encoded; not every client does it. */
function formDecoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
