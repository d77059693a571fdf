/** Saves what stands at an address of ours, under the name that it comes with. */
export function download(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}
