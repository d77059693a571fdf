/** What is downloaded is saved under its name and never shown in our own pages: nobody knows what is in it. */
export function disposition(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`;
}
