export async function network(main: HTMLElement) {} export function networkKeys(k: string) {}
