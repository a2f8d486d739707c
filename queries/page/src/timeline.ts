export async function timeline(main: HTMLElement) {}
